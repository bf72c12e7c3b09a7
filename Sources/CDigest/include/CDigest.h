/* SHA-256 (FIPS 180-4) of what is fed to it piece by piece; with the processor's own instructions where it has them. */
#ifndef CDIGEST_H
#define CDIGEST_H
#include <stddef.h>
#include <stdint.h>

typedef struct {
    uint32_t state[8];
    uint64_t count;
    uint8_t block[64];
} cd_sha256;

void cd_sha256_start(cd_sha256 *hash);
void cd_sha256_add(cd_sha256 *hash, const void *bytes, size_t count);
/* Adds a number as eight bytes, the highest first. */
void cd_sha256_add_number(cd_sha256 *hash, int64_t number);
/* Writes the 32 bytes of the digest; the hash is then to be started again. */
void cd_sha256_end(cd_sha256 *hash, uint8_t *digest);
/* Does without the processor's instructions from now on, for a test of the other way. */
void cd_sha256_use_plain(int plain);
#endif
