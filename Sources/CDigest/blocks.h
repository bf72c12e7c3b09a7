/* Takes blocks of 64 bytes into the state of SHA-256. */
#ifndef CD_BLOCKS_H
#define CD_BLOCKS_H
#include <stddef.h>
#include <stdint.h>

extern const uint32_t cd_constants[64];

void cd_blocks_plain(uint32_t *state, const uint8_t *bytes, size_t blocks);
/* Whether the processor has the instructions of the next one. */
int cd_has_sha(void);
void cd_blocks_sha(uint32_t *state, const uint8_t *bytes, size_t blocks);
#endif
