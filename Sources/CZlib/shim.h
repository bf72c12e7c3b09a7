/* zlib as zip archives use it: raw deflate streams. Swift cannot import its macros. */
#ifndef CZLIB_SHIM_H
#define CZLIB_SHIM_H
#include <string.h>
#include <zlib.h>

/* Starts to inflate a raw stream; Z_OK or zlib's error. */
static inline int cz_inflate_start(z_stream *stream) {
    memset(stream, 0, sizeof *stream);
    return inflateInit2(stream, -MAX_WBITS);
}

/* Starts to deflate a raw stream. */
static inline int cz_deflate_start(z_stream *stream, int level) {
    memset(stream, 0, sizeof *stream);
    return deflateInit2(stream, level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
}
#endif
