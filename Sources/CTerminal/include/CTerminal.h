#ifndef CTERMINAL_H
#define CTERMINAL_H
#include "ct_output.h"
#include "ct_tty.h"
#include "ct_width.h"
#endif
