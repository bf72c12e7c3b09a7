#include "ct_width.h"
#include <stddef.h>
#include <wchar.h>

static uint32_t hangul(uint32_t base, uint32_t mark) {
    if (base >= 0x1100 && base < 0x1113 && mark >= 0x1161 && mark < 0x1176)
        return 0xAC00 + ((base - 0x1100) * 21 + (mark - 0x1161)) * 28;
    if (base >= 0xAC00 && base < 0xD7A4 && (base - 0xAC00) % 28 == 0 && mark > 0x11A7 && mark < 0x11C3)
        return base + (mark - 0x11A7);
    return 0;
}

uint32_t ct_compose(uint32_t base, uint32_t mark) {
    int low = 0, high = ct_pair_count - 1;
    while (low <= high) {
        int middle = (low + high) / 2;
        const ct_pair *p = &ct_pairs[middle];
        if (p->base == base && p->mark == mark) return p->composed;
        if (p->base < base || (p->base == base && p->mark < mark)) low = middle + 1;
        else high = middle - 1;
    }
    return hangul(base, mark);
}

/* ncursesw takes these instead of libc's (Unicode 14, and all -1 in the C locale), so that it agrees with our layout. */
int wcwidth(wchar_t c) {
    if (c == 0) return 0;
    uint8_t info = ct_info((uint32_t)c);
    return info >> 2 == CT_CONTROL ? -1 : info & 3;
}

int wcswidth(const wchar_t *s, size_t n) {
    int sum = 0;
    for (; n > 0 && *s; s++, n--) {
        int w = wcwidth(*s);
        if (w < 0) return -1;
        sum += w;
    }
    return sum;
}

int ct_wcwidth(uint32_t c) { return wcwidth((wchar_t)c); }
