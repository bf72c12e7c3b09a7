/* What the terminal makes of one code point. The table is constant data: right before any set-up, also before setlocale. */
#ifndef CT_WIDTH_H
#define CT_WIDTH_H
#include <stdint.h>

/* Classes of ct_info, in bits 2 and up; bits 0-1 hold the width in cells. */
enum {
    CT_PLAIN,     /* drawn as it is */
    CT_AMBIGUOUS, /* one cell, two on terminals set up for old East Asian fonts */
    CT_MARK,      /* belongs to the character before it */
    CT_IGNORED,   /* format characters, bidi controls, joiners, fillers */
    CT_SPACE,     /* a space other than U+0020 and U+3000, line and paragraph separators */
    CT_UNKNOWN,   /* unassigned, private use, noncharacter, surrogate */
    CT_REGIONAL,  /* regional indicator: half of a flag */
    CT_CONTROL
};

typedef struct { uint32_t base, mark, composed; } ct_pair;

extern const uint8_t ct_width_stage1[8704];
extern const uint8_t ct_width_stage2[];
extern const int ct_pair_count;
extern const ct_pair ct_pairs[];

static inline uint8_t ct_info(uint32_t c) {
    if (c > 0x10FFFF) return CT_UNKNOWN << 2;
    return ct_width_stage2[(uint32_t)ct_width_stage1[c >> 7] << 7 | (c & 127)];
}
static inline int ct_width(uint32_t c) { return ct_info(c) & 3; }
static inline int ct_class(uint32_t c) { return ct_info(c) >> 2; }

/* The canonical composition of two code points, 0 if there is none. */
uint32_t ct_compose(uint32_t base, uint32_t mark);
/* What ncurses will be told about this character: the same table. -1 for controls. */
int ct_wcwidth(uint32_t c);
#endif
