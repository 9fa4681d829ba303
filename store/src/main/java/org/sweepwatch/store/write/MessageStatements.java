package org.sweepwatch.store.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;

/**
 * The statements for {@link MessageRows}; all run in the transaction of the batch. Such rows are few beside positions, so
 * plain JDBC batches do.
 */
final class MessageStatements {
    private static final String EPOCH = "'epoch'::timestamptz + interval '1 millisecond' * ";

    private MessageStatements() {}

    static void write(Connection c, String journalId, MessageRows rows) throws SQLException {
        if (!rows.kept.isEmpty()) {
            insertKept(c, journalId, rows);
        }
        if (!rows.facts.isEmpty()) {
            putFacts(c, rows);
        }
        if (!rows.media.isEmpty()) {
            insertMedia(c, journalId, rows);
        }
        if (!rows.alarms.isEmpty()) {
            putAlarms(c, rows);
        }
    }

    private static void insertKept(Connection c, String journalId, MessageRows rows) throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement("INSERT INTO message (journal_id, journal_index, item, vehicle_id,"
                        + " received_at, message_id, serial, body, raw) VALUES (?, ?, ?, ?, " + EPOCH
                        + "?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            for (MessageRows.Kept m : rows.kept) {
                s.setString(1, journalId);
                s.setLong(2, m.journalIndex());
                s.setInt(3, m.item());
                s.setInt(4, m.vehicleId());
                s.setLong(5, m.receivedMs());
                s.setInt(6, m.messageId());
                s.setInt(7, m.serial());
                s.setString(8, m.body());
                s.setBytes(9, m.raw());
                s.addBatch();
            }
            s.executeBatch();
        }
    }

    private static void putFacts(Connection c, MessageRows rows) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("INSERT INTO terminal_fact (vehicle_id, kind, at, value)"
                + " VALUES (?, ?, " + EPOCH + "?, ?) ON CONFLICT (vehicle_id, kind) DO UPDATE SET at = excluded.at,"
                + " value = excluded.value WHERE terminal_fact.at <= excluded.at")) {
            for (Map.Entry<MessageRows.FactKey, MessageRows.Fact> fact : rows.facts.entrySet()) {
                s.setInt(1, fact.getKey().vehicleId());
                s.setString(2, fact.getKey().kind());
                s.setLong(3, fact.getValue().atMs());
                s.setString(4, fact.getValue().value());
                s.addBatch();
            }
            s.executeBatch();
        }
    }

    private static void insertMedia(Connection c, String journalId, MessageRows rows) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("INSERT INTO medium (journal_id, journal_index, vehicle_id,"
                + " received_at, media_id, type, format, event, channel, taken_at, lat_e6, lon_e6, size_bytes, path)"
                + " VALUES (?, ?, ?, " + EPOCH + "?, ?, ?, ?, ?, ?, " + EPOCH + "?, ?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING")) {
            for (MessageRows.Medium m : rows.media) {
                s.setString(1, journalId);
                s.setLong(2, m.journalIndex());
                s.setInt(3, m.vehicleId());
                s.setLong(4, m.receivedMs());
                s.setLong(5, m.mediaId());
                s.setInt(6, m.type());
                s.setInt(7, m.format());
                s.setInt(8, m.event());
                s.setInt(9, m.channel());
                s.setObject(10, m.takenMs(), Types.BIGINT);
                s.setObject(11, m.latE6(), Types.INTEGER);
                s.setObject(12, m.lonE6(), Types.INTEGER);
                s.setInt(13, m.sizeBytes());
                s.setString(14, m.path());
                s.addBatch();
            }
            s.executeBatch();
        }
    }

    private static void putAlarms(Connection c, MessageRows rows) throws SQLException {
        try (PreparedStatement open = c.prepareStatement("INSERT INTO open_alarm (vehicle_id, bit, since, received_at,"
                        + " serial) VALUES (?, ?, " + EPOCH + "?, " + EPOCH + "?, ?) ON CONFLICT (vehicle_id, bit)"
                        + " DO UPDATE SET since = excluded.since, received_at = excluded.received_at,"
                        + " serial = excluded.serial, confirmed_at = NULL");
                PreparedStatement close =
                        c.prepareStatement("DELETE FROM open_alarm WHERE vehicle_id = ? AND bit = ?")) {
            for (Map.Entry<MessageRows.AlarmKey, MessageRows.Alarm> change : rows.alarms.entrySet()) {
                MessageRows.Alarm alarm = change.getValue();
                PreparedStatement s = alarm == null ? close : open;
                s.setInt(1, change.getKey().vehicleId());
                s.setInt(2, change.getKey().bit());
                if (alarm != null) {
                    s.setLong(3, alarm.sinceMs());
                    s.setLong(4, alarm.receivedMs());
                    s.setInt(5, alarm.serial());
                }
                s.addBatch();
            }
            open.executeBatch();
            close.executeBatch();
        }
    }
}
