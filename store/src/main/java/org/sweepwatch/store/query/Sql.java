package org.sweepwatch.store.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.StoreException;

/** The few forms in which this package talks to the database. Parameters are bound, never put into the text. */
final class Sql {
    interface Mapper<T> {
        T map(ResultSet r) throws SQLException;
    }

    interface Work<T> {
        T run(Connection c) throws SQLException;
    }

    private Sql() {}

    static <T> List<T> list(Database db, String doing, String sql, Mapper<T> mapper, Object... parameters) {
        return run(db, doing, c -> list(c, sql, mapper, parameters));
    }

    static <T> List<T> list(Connection c, String sql, Mapper<T> mapper, Object... parameters) throws SQLException {
        try (PreparedStatement s = c.prepareStatement(sql)) {
            bind(s, parameters);
            try (ResultSet r = s.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (r.next()) {
                    rows.add(mapper.map(r));
                }
                return rows;
            }
        }
    }

    static <T> Optional<T> first(Database db, String doing, String sql, Mapper<T> mapper, Object... parameters) {
        return list(db, doing, sql, mapper, parameters).stream().findFirst();
    }

    static <T> Optional<T> first(Connection c, String sql, Mapper<T> mapper, Object... parameters) throws SQLException {
        return list(c, sql, mapper, parameters).stream().findFirst();
    }

    static int update(Database db, String doing, String sql, Object... parameters) {
        return run(db, doing, c -> update(c, sql, parameters));
    }

    static int update(Connection c, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement s = c.prepareStatement(sql)) {
            bind(s, parameters);
            return s.executeUpdate();
        }
    }

    /** One connection in auto-commit mode. */
    static <T> T run(Database db, String doing, Work<T> work) {
        try (Connection c = db.connection()) {
            return work.run(c);
        } catch (SQLException e) {
            throw StoreException.of(doing, e);
        }
    }

    /** All or nothing: an exception of any kind undoes what the work did. */
    static <T> T inTransaction(Database db, String doing, Work<T> work) {
        return run(db, doing, c -> {
            c.setAutoCommit(false);
            boolean committed = false;
            try {
                T result = work.run(c);
                c.commit();
                committed = true;
                return result;
            } finally {
                if (!committed && !c.isClosed()) {
                    c.rollback();
                }
            }
        });
    }

    static Instant instant(ResultSet r, String column) throws SQLException {
        OffsetDateTime time = r.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static Integer integer(ResultSet r, String column) throws SQLException {
        int value = r.getInt(column);
        return r.wasNull() ? null : value;
    }

    static LocalDate day(ResultSet r, String column) throws SQLException {
        return r.getObject(column, LocalDate.class);
    }

    /** A list of texts as a parameter. */
    static String[] texts(List<String> values) {
        return values.toArray(String[]::new);
    }

    static List<String> texts(ResultSet r, String column) throws SQLException {
        return List.of((String[]) r.getArray(column).getArray());
    }

    private static void bind(PreparedStatement s, Object[] parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object p = parameters[i];
            s.setObject(i + 1, p instanceof Instant time ? OffsetDateTime.ofInstant(time, ZoneOffset.UTC) : p);
        }
    }
}
