package org.sweepwatch.store.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.sweepwatch.store.Database;

/**
 * The values that lie sealed in the database: body and raw body of one kind of message, and one kind of fact of the
 * terminals. What seals them is the caller's.
 *
 * <p>Rows are changed page by page, each page in one transaction that is durable when the call returns, whatever the
 * server's settings say of commits.
 */
public final class SealedStore {
    /** Most messages of one transaction. */
    public static final int PAGE_ROWS = 1_000;

    /** What is to be stored instead of a value; the value itself where it may stay. */
    public interface Resealer {
        String text(String stored);

        byte[] bytes(byte[] stored);
    }

    /** A message that was dealt with; those that follow come in the order of the journal. */
    public record Place(String journalId, long journalIndex, int item) {
        /** Before the first message. */
        public static final Place START = new Place("", Long.MIN_VALUE, Integer.MIN_VALUE);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Kept(Place place, String body, byte[] raw) {}

    private final Database db;
    private final int messageId;
    private final String factKind;

    public SealedStore(Database db, int messageId, String factKind) {
        this.db = db;
        this.messageId = messageId;
        this.factKind = factKind;
    }

    /** How many messages there are. */
    public long messages() {
        return Sql.first(
                        db,
                        "counting sealed messages",
                        "SELECT count(*) FROM message WHERE message_id = ?",
                        r -> r.getLong(1),
                        messageId)
                .orElseThrow();
    }

    /**
     * Deals with the next {@link #PAGE_ROWS} messages after a place.
     *
     * @return the last one of them, null when none is left
     */
    public Place resealMessages(Place after, Resealer resealer) {
        return Sql.inTransaction(db, "sealing messages again", c -> {
            commitDurably(c);
            List<Kept> page = Sql.list(
                    c,
                    "SELECT journal_id, journal_index, item, body, raw FROM message WHERE message_id = ?"
                            + " AND (journal_id, journal_index, item) > (?, ?, ?)"
                            + " ORDER BY journal_id, journal_index, item LIMIT " + PAGE_ROWS,
                    SealedStore::kept,
                    messageId,
                    after.journalId(),
                    after.journalIndex(),
                    after.item());
            try (PreparedStatement update = c.prepareStatement("UPDATE message SET body = ?, raw = ?"
                    + " WHERE journal_id = ? AND journal_index = ? AND item = ?")) {
                for (Kept message : page) {
                    addIfChanged(update, message, resealer);
                }
                update.executeBatch();
            }
            return page.isEmpty() ? null : page.get(page.size() - 1).place();
        });
    }

    private static Kept kept(ResultSet r) throws SQLException {
        Place place = new Place(r.getString("journal_id"), r.getLong("journal_index"), r.getInt("item"));
        return new Kept(place, r.getString("body"), r.getBytes("raw"));
    }

    private static void addIfChanged(PreparedStatement update, Kept message, Resealer resealer) throws SQLException {
        String body = message.body() == null ? null : resealer.text(message.body());
        byte[] raw = resealer.bytes(message.raw());
        if (Arrays.equals(raw, message.raw()) && (body == null || body.equals(message.body()))) {
            return;
        }
        update.setString(1, body);
        update.setBytes(2, raw);
        update.setString(3, message.place().journalId());
        update.setLong(4, message.place().journalIndex());
        update.setInt(5, message.place().item());
        update.addBatch();
    }

    /** Deals with the facts, one a terminal at most. */
    public void resealFacts(Resealer resealer) {
        Sql.inTransaction(db, "sealing facts again", c -> {
            commitDurably(c);
            List<TerminalFact> facts = Sql.list(
                    c,
                    "SELECT vehicle_id, kind, at, value FROM terminal_fact WHERE kind = ?",
                    r -> new TerminalFact(
                            r.getInt("vehicle_id"), r.getString("kind"), Sql.instant(r, "at"), r.getString("value")),
                    factKind);
            for (TerminalFact fact : facts) {
                String value = resealer.text(fact.value());
                if (!value.equals(fact.value())) {
                    Sql.update(
                            c,
                            "UPDATE terminal_fact SET value = ? WHERE vehicle_id = ? AND kind = ?",
                            value,
                            fact.vehicleId(),
                            factKind);
                }
            }
            return null;
        });
    }

    private static void commitDurably(Connection c) throws SQLException {
        Sql.update(c, "SET LOCAL synchronous_commit = on");
    }
}
