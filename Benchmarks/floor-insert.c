/* The least that a command costs which writes: opens a store, adds one row, waits for the disk, leaves. */
#include <sqlite3.h>
#include <stdio.h>

int main(int argc, char **argv) {
    sqlite3 *db;
    if (argc < 2 || sqlite3_open(argv[1], &db) != SQLITE_OK) return 1;
    const char *sql = "PRAGMA synchronous = FULL; BEGIN IMMEDIATE;"
                      "CREATE TABLE IF NOT EXISTS floor (id INTEGER PRIMARY KEY, text TEXT);"
                      "INSERT INTO floor (text) VALUES ('one row'); COMMIT;";
    char *error = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &error) != SQLITE_OK) {
        fprintf(stderr, "floor: %s\n", error);
        return 1;
    }
    return sqlite3_close(db) == SQLITE_OK ? 0 : 1;
}
