package org.sweepwatch.store.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.jdbc.PgConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.store.Database;
import org.sweepwatch.store.SqlStates;
import org.sweepwatch.store.StoreException;

/**
 * Writes batches, each in one transaction, over a connection of its own. For one thread.
 *
 * <p>{@link #write} makes one attempt. A {@link org.sweepwatch.store.StoreUnavailableException} means: wait, and write
 * the same batch again; what a lost commit may have stored is recognised then.
 *
 * <p>Design note: COPY goes straight into the table with the unique index and bets that nothing is there yet. When the
 * bet is lost the transaction starts again over a staging table with ON CONFLICT DO NOTHING, which costs about twice as
 * much. Both ways, and the last known positions, share one encoder.
 */
public final class StoreWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreWriter.class);
    private static final String COPY = "COPY %s (" + CopyEncoder.COLUMNS + ") FROM STDIN (FORMAT binary)";
    private static final String MERGE = "INSERT INTO position (" + CopyEncoder.COLUMNS + ") SELECT "
            + CopyEncoder.COLUMNS + " FROM position_staging ON CONFLICT DO NOTHING";
    private static final String MOVE_LAST = "INSERT INTO last_position (" + CopyEncoder.COLUMNS + ") SELECT "
            + CopyEncoder.COLUMNS + " FROM last_staging ORDER BY vehicle_id ON CONFLICT (vehicle_id) DO UPDATE SET "
            + Arrays.stream(CopyEncoder.COLUMNS.split(", "))
                    .map(column -> column + " = excluded." + column)
                    .collect(Collectors.joining(", "))
            + " WHERE excluded.time > last_position.time";

    private final Database database;
    private final Clock clock;
    private final DayPartitions partitions;
    private final CopyEncoder encoder = new CopyEncoder();
    private final LastKnownRows lastKnown = new LastKnownRows();
    /** Held from batch to batch; null after trouble. */
    private Connection connection;

    private CopyManager copies;

    /**
     * A writer that takes its connection with the first batch.
     *
     * @param clock tells which days are recent enough for a partition of their own, and stamps device days
     */
    public StoreWriter(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.partitions = database.timescaleVersion().isPresent() ? null : new DayPartitions(clock);
    }

    /**
     * Stores all of the batch or nothing. The batch is left as it is.
     *
     * @throws org.sweepwatch.store.StoreUnavailableException passing trouble: repeat with the same batch
     * @throws StoreException this batch will never be stored, for example {@code checkpoint_behind} when another server
     *     writes from the same journal
     */
    public WriteResult write(StoreBatch batch) {
        if (batch.journalId == null && !(batch.quarantine.isEmpty() && batch.messages.isEmpty())) {
            throw new IllegalArgumentException("a batch with quarantined items or messages needs its checkpoint");
        }
        return inOneTransaction(batch, true);
    }

    /**
     * Stores the positions of the batch, and that they are the last known, and nothing else. What else a crash may then
     * have the caller derive again from the same journal finds the positions stored.
     *
     * @throws org.sweepwatch.store.StoreUnavailableException as {@link #write}
     */
    public WriteResult writePositions(StoreBatch batch) {
        return inOneTransaction(batch, false);
    }

    private WriteResult inOneTransaction(StoreBatch batch, boolean whole) {
        boolean done = false;
        try {
            connect();
            if (partitions != null) {
                partitions.prepare(connection, batch.positions());
            }
            connection.setAutoCommit(false);
            WriteResult result = whole ? withDerived(batch, positions(batch)) : positions(batch);
            connection.commit();
            connection.setAutoCommit(true);
            done = true;
            return result;
        } catch (SQLException e) {
            throw StoreException.of("writing a batch of " + batch.positions().size() + " positions", e);
        } finally {
            if (!done) {
                disconnect();
            }
        }
    }

    private WriteResult positions(StoreBatch batch) throws SQLException {
        boolean merge = batch.duplicatesExpected();
        int stored;
        try {
            stored = merge ? merge(batch.positions()) : copy("position", batch.positions());
        } catch (SQLException e) {
            if (merge || !SqlStates.UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback();
            merge = true;
            stored = merge(batch.positions());
        }
        moveLastPositions(batch.positions());
        return new WriteResult(stored, batch.positions().size() - stored, 0, 0, merge);
    }

    private WriteResult withDerived(StoreBatch batch, WriteResult positions) throws SQLException {
        int events = batch.events.isEmpty() ? 0 : DerivedState.insertEvents(connection, batch.events);
        int quarantined = batch.quarantine.isEmpty()
                ? 0
                : DerivedState.insertQuarantine(connection, batch.journalId, batch.quarantine);
        if (!batch.deviceDays.isEmpty()) {
            DerivedState.putDeviceDays(connection, batch.deviceDays, clock.millis());
        }
        if (!batch.vehicleStates.isEmpty()) {
            DerivedState.putVehicleStates(connection, batch.vehicleStates);
        }
        MessageStatements.write(connection, batch.journalId, batch.messages);
        if (batch.journalId != null) {
            DerivedState.moveCheckpoint(connection, batch.journalId, batch.journalIndex, batch.readBackIndex);
        }
        return new WriteResult(positions.stored(), positions.duplicates(), events, quarantined, positions.merged());
    }

    private int copy(String table, PositionBatch positions) throws SQLException {
        if (positions.size() == 0) {
            return 0;
        }
        CopyIn copy = copies.copyIn(COPY.formatted(table));
        encoder.writeAll(positions, copy);
        return Math.toIntExact(copy.endCopy());
    }

    private int merge(PositionBatch positions) throws SQLException {
        if (positions.size() == 0) {
            return 0;
        }
        copy("position_staging", positions);
        try (Statement s = connection.createStatement()) {
            return s.executeUpdate(MERGE);
        }
    }

    private void moveLastPositions(PositionBatch positions) throws SQLException {
        lastKnown.find(positions);
        if (lastKnown.count() == 0) {
            return;
        }
        CopyIn copy = copies.copyIn(COPY.formatted("last_staging"));
        encoder.writeSome(positions, lastKnown.rows(), lastKnown.count(), copy);
        copy.endCopy();
        try (Statement s = connection.createStatement()) {
            s.executeUpdate(MOVE_LAST);
        }
    }

    private void connect() throws SQLException {
        if (connection != null) {
            return;
        }
        connection = database.ownConnection();
        copies = connection.unwrap(PgConnection.class).getCopyAPI();
        try (Statement s = connection.createStatement()) {
            for (String staging : new String[] {"position_staging", "last_staging"}) {
                s.execute("CREATE TEMP TABLE IF NOT EXISTS " + staging + " (LIKE position) ON COMMIT DELETE ROWS");
            }
        }
        if (partitions != null) {
            partitions.forget();
        }
    }

    /** Gives the connection up: the server rolls back what it has open. */
    private void disconnect() {
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("closing a lost connection: {}", e.getMessage());
        }
        connection = null;
        copies = null;
    }

    @Override
    public void close() {
        disconnect();
    }
}
