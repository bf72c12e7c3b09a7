#include "ct_tty.h"

#include <malloc.h>

void ct_give_back_memory(void)
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
