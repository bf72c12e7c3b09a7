import Model

extension ImportReport {
    /// Writes the report's fields into an open JSON object.
    public func write(_ json: inout JSONWriter, lang: Lang) {
        write(total, &json)
        json.array("errors") { json in
            for error in errors { write(error, &json, lang) }
        }
        json.array("warnings") { json in
            for warning in warnings { write(warning, &json, lang) }
        }
        json.field("warning_count", warningCount)
        json.array("as") { json in
            for file in files {
                json.object { json in
                    json.field("file", file.path)
                    json.field("table", file.table)
                }
            }
        }
        json.array("guessed") { json in
            for guess in allGuesses { json.value(guess[lang]) }
        }
        json.array("skipped_lines") { json in
            for line in skippedLines {
                json.object { json in
                    json.field("file", line.file)
                    json.field("line", line.line)
                    json.field("text", line.text)
                    json.field("reason", line.reason[lang])
                }
            }
        }
        json.field("refused", total.errors)
        json.array("missing") { json in
            for sentence in ImportNotices.lacking(self) { json.value(sentence[lang]) }
        }
        json.field("unmapped_stages", unmappedStages.map(\.word))
        json.array("unmapped_stage_counts") { json in
            for stage in unmappedStages { json.value(stage.count) }
        }
        json.array("files") { json in
            for file in files {
                json.object { json in
                    json.field("file", file.path)
                    json.field("sheet", file.sheet)
                    json.field("table", file.table)
                    write(file.counts, &json)
                    json.field("error_count", file.counts.errors)
                    json.field("ignored_columns", file.ignored)
                    json.field("ignored_currencies", file.ignoredCurrencies)
                    write(file.missing, &json)
                    json.field("remarks", file.remarks.map { $0[lang] })
                }
            }
        }
        json.field("without_amount", gaps.amounts)
        json.field("without_close_date", gaps.days)
        json.field("without_closed", gaps.closings)
        json.field("missing_words", missingWords)
        json.object("created") { json in
            for kind in Kind.allCases { if let count = created[kind] { json.field(kind.rawValue, count) } }
        }
        json.array("possible_duplicates") { json in
            for group in possibleDuplicates { json.array { json in for name in group { json.value(name) } } }
        }
        json.field("why", sentence[lang])
    }

    private func write(_ missing: [MissingField], _ json: inout JSONWriter) {
        json.array("missing_fields") { json in
            for field in missing {
                json.object { json in
                    json.field("field", field.field)
                    json.field("columns", field.columns)
                    json.field("option", field.option)
                }
            }
        }
    }

    private func write(_ counts: Counts, _ json: inout JSONWriter) {
        json.field("read", counts.read)
        json.field("imported", counts.imported)
        json.field("updated", counts.updated)
        json.field("unchanged", counts.unchanged)
        json.field("duplicates", counts.duplicates)
    }

    private func write(_ error: RowError, _ json: inout JSONWriter, _ lang: Lang) {
        json.object { json in
            json.field("file", error.file)
            json.field("line", error.line)
            json.field("cell", error.cell)
            json.field("column", error.column)
            json.field("value", error.value)
            json.field("reason", error.reason[lang])
        }
    }
}
