#include "blocks.h"
#include <string.h>

/* The first 32 bits of the fractions of the cube roots of the first 64 primes. */
const uint32_t cd_constants[64] __attribute__((aligned(16))) = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t turned(uint32_t word, int by) { return word >> by | word << (32 - by); }

static uint32_t read_word(const uint8_t *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/* The words stay where they are; which of them is `a` moves down by one with each round. */
static inline void round_of(uint32_t *s, int j, uint32_t word) {
#define AT(k) s[((k) + 8 - j) % 8]
    uint32_t sum = turned(AT(4), 6) ^ turned(AT(4), 11) ^ turned(AT(4), 25);
    uint32_t first = AT(7) + sum + ((AT(4) & AT(5)) ^ (~AT(4) & AT(6))) + word;
    uint32_t second = (turned(AT(0), 2) ^ turned(AT(0), 13) ^ turned(AT(0), 22))
        + ((AT(0) & AT(1)) ^ (AT(0) & AT(2)) ^ (AT(1) & AT(2)));
    AT(3) += first;
    AT(7) = first + second;
#undef AT
}

static void one(uint32_t *state, const uint8_t *bytes) {
    uint32_t w[64];
    for (int i = 0; i < 16; i++) w[i] = read_word(bytes + 4 * i);
    for (int i = 16; i < 64; i++) {
        uint32_t first = turned(w[i - 15], 7) ^ turned(w[i - 15], 18) ^ w[i - 15] >> 3;
        uint32_t second = turned(w[i - 2], 17) ^ turned(w[i - 2], 19) ^ w[i - 2] >> 10;
        w[i] = w[i - 16] + first + w[i - 7] + second;
    }
    uint32_t s[8];
    memcpy(s, state, sizeof s);
    for (int i = 0; i < 64; i += 8) {
#pragma clang loop unroll(full)
        for (int j = 0; j < 8; j++) round_of(s, j, cd_constants[i + j] + w[i + j]);
    }
    for (int i = 0; i < 8; i++) state[i] += s[i];
}

void cd_blocks_plain(uint32_t *state, const uint8_t *bytes, size_t blocks) {
    for (; blocks > 0; blocks--, bytes += 64) one(state, bytes);
}
