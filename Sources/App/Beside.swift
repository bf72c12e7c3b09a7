import Model
import Rules
import Store

/// Work that a key must not wait for: the loop has it done beside itself, and the old picture stands until then.
extension State {
    /// What an effect asks to be worked out from the facts at hand; nil where it asks for something else.
    public func job(_ effect: Effect) -> (@Sendable () -> Input)? {
        switch effect {
        case .pin(let scope, let period):
            guard let conclusions else { return nil }
            let (ahead, now) = (ahead, now)
            return {
                var all = conclusions
                do throws(BoardError) {
                    try all.catchUp(with: ahead, now: now, scope, period)
                } catch {
                    // What fits the facts fits what they were before; should it not, everything is made from the facts.
                    return .reloaded(ahead?.board ?? all.board)
                }
                all.prepare()
                return .concluded(all)
            }
        case .index:
            let board = board
            return { .indexed(SearchIndex(board), seq: board.seq) }
        default:
            return nil
        }
    }

    /// Whether what is shown is of another scope, period or day than was asked for, or of facts before a threshold changed,
    /// and the right one is on its way.
    var isBehind: Bool {
        guard let all = conclusions else { return false }
        return ahead != nil || all.scope != scope || all.period != period || all.today != zone.day(of: now)
    }

    /// Has texts made ready for searching, where they are not yet.
    func indexed() -> [Effect] { index == nil ? [.index] : [] }

    /// Takes the texts; where others have changed something since, they are made anew.
    mutating func take(_ new: SearchIndex, seq: Int) -> [Effect] {
        guard index == nil else { return [] }
        guard seq == board.seq else { return [.index] }
        index = new
        if filter?.input.isEmpty == false { refilter() }
        if case .palette(var palette) = layers.last {
            narrow(&palette)
            layers[layers.count - 1] = .palette(palette)
        }
        return filter?.lands == true ? landOnHit() : []
    }
}

extension Executor {
    /// Loading everything and concluding from it, on a connection of its own.
    func loading(_ scope: ScopeKey, _ period: Period, from board: Board) -> @Sendable () -> Input {
        let (open, now) = (storage.beside, clock.now)
        return {
            do throws(StoreError) {
                let all = try Executor.conclude(try open(), now, scope, period, from: board)
                all.prepare()
                return .concluded(all)
            } catch {
                return .failed(error.sentence, foreign: [])
            }
        }
    }
}
