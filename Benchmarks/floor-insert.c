/* The least that a command costs which writes: opens a store, writes one row, waits for the disk, leaves. */
#include <sqlite3.h>
#include <stdio.h>

int main(int argc, char **argv) {
    sqlite3 *db;
    if (argc < 2 || sqlite3_open(argv[1], &db) != SQLITE_OK) return 1;
    const char *sql = "PRAGMA synchronous = FULL; BEGIN IMMEDIATE;"
                      "INSERT OR REPLACE INTO store_facts (name, value) VALUES ('floor', hex(randomblob(16))); COMMIT;";
    char *error = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &error) != SQLITE_OK) {
        fprintf(stderr, "floor: %s\n", error);
        return 1;
    }
    return sqlite3_close(db) == SQLITE_OK ? 0 : 1;
}
