#include "CDigest.h"
#include "blocks.h"
#include <string.h>

typedef void (*way)(uint32_t *state, const uint8_t *bytes, size_t blocks);

/* Chosen at the first block; two threads that choose at once choose the same. */
static _Atomic way compress;

static way choose(void) {
    way known = compress;
    if (!known) compress = known = cd_has_sha() ? cd_blocks_sha : cd_blocks_plain;
    return known;
}

void cd_sha256_use_plain(int plain) { compress = plain ? cd_blocks_plain : NULL; }

void cd_sha256_start(cd_sha256 *hash) {
    static const uint32_t first[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    memcpy(hash->state, first, sizeof first);
    hash->count = 0;
}

void cd_sha256_add(cd_sha256 *hash, const void *bytes, size_t count) {
    if (count == 0) return;
    const uint8_t *rest = bytes;
    size_t filled = hash->count % 64;
    hash->count += count;
    if (filled > 0) {
        size_t part = 64 - filled < count ? 64 - filled : count;
        memcpy(hash->block + filled, rest, part);
        if (filled + part < 64) return;
        choose()(hash->state, hash->block, 1);
        rest += part;
        count -= part;
    }
    if (count >= 64) {
        choose()(hash->state, rest, count / 64);
        rest += count & ~(size_t)63;
        count &= 63;
    }
    memcpy(hash->block, rest, count);
}

static void spell(uint64_t number, uint8_t *bytes) {
    for (int index = 0; index < 8; index++) bytes[index] = (uint8_t)(number >> (56 - 8 * index));
}

void cd_sha256_add_number(cd_sha256 *hash, int64_t number) {
    uint8_t bytes[8];
    spell((uint64_t)number, bytes);
    cd_sha256_add(hash, bytes, sizeof bytes);
}

void cd_sha256_end(cd_sha256 *hash, uint8_t *digest) {
    uint8_t tail[72] = {0x80};
    size_t zeros = (119 - hash->count % 64) % 64;
    spell(hash->count * 8, tail + 1 + zeros);
    cd_sha256_add(hash, tail, 1 + zeros + 8);
    for (int index = 0; index < 32; index++)
        digest[index] = (uint8_t)(hash->state[index / 4] >> (24 - 8 * (index % 4)));
}
