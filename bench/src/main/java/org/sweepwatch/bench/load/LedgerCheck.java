package org.sweepwatch.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;
import org.sweepwatch.store.embedded.EmbeddedPostgres;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Joins a ledger of acknowledged positions with the database: was every one stored, and once? */
@Command(
        name = "verify",
        description = {
            "Joins a ledger with the database: acknowledged, stored, missing, stored twice.",
            "核对已应答的位置是否全部且仅入库一次。"
        })
final class LedgerCheck implements Callable<Integer> {
    private static final long LOOK_AGAIN_NS = TimeUnit.SECONDS.toNanos(1);

    /** Time has whole seconds on the wire; latitude tells apart what a terminal sent within one. */
    private static final String JOIN = """
            SELECT count(*), count(*) FILTER (WHERE stored = 0), count(*) FILTER (WHERE stored > 1)
            FROM (SELECT count(p.vehicle_id) AS stored
                  FROM (SELECT DISTINCT phone, time, lat, lon FROM ledger) l
                  LEFT JOIN vehicle v ON v.phone = l.phone
                  LEFT JOIN position p ON p.vehicle_id = v.id AND p.time = l.time
                       AND p.lat_e6 = round(l.lat * 1000000) AND p.lon_e6 = round(l.lon * 1000000)
                  GROUP BY l.phone, l.time, l.lat, l.lon) joined""";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "LEDGER", description = "File that --ledger wrote.")
    private Path ledger;

    @ArgGroup(multiplicity = "1")
    private Where where;

    static final class Where {
        @Option(names = "--data", paramLabel = "DIR", description = "Data directory of the server's embedded database.")
        private Path data;

        @ArgGroup(exclusive = false)
        private Server server;
    }

    static final class Server {
        @Option(names = "--db-url", required = true, paramLabel = "URL", description = "jdbc:postgresql://...")
        private String url;

        @Option(names = "--db-user", paramLabel = "NAME", description = "User of --db-url.")
        private String user;

        @Option(names = "--db-password-file", paramLabel = "FILE", description = "File with its password.")
        private Path passwordFile;
    }

    @Option(
            names = "--wait",
            paramLabel = "ISO",
            defaultValue = "PT0S",
            description = "Looks again for so long while positions are missing: the store may lag (default PT0S).")
    private Duration wait;

    @Option(names = "--json", description = "Prints the result as one line of JSON.")
    private boolean json;

    /**
     * What the join says.
     *
     * @param acknowledged positions in the ledger, each counted once
     * @param missing acknowledged and not stored
     * @param twice stored more than once
     */
    record Result(long acknowledged, long missing, long twice) {
        long stored() {
            return acknowledged - missing;
        }
    }

    @Override
    public Integer call() {
        if (where.data == null) {
            Server s = where.server;
            return report(compare(s.url, s.user, s.passwordFile == null ? null : firstLine(s.passwordFile)));
        }
        try (EmbeddedPostgres database = EmbeddedPostgres.attach(where.data)) {
            var settings = database.settings();
            return report(compare(settings.url(), settings.user(), settings.password()));
        }
    }

    private Integer report(Result result) {
        PrintWriter out = spec.commandLine().getOut();
        String format = json
                ? "{\"acknowledged\":%d,\"stored\":%d,\"missing\":%d,\"twice\":%d}%n"
                : "acknowledged %d, stored %d, missing %d, stored twice %d%n";
        out.printf(Locale.ROOT, format, result.acknowledged(), result.stored(), result.missing(), result.twice());
        out.flush();
        return result.missing() + result.twice() > 0 ? 1 : 0;
    }

    private Result compare(String url, String user, String password) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            load(connection, statement);
            long deadlineNs = System.nanoTime() + wait.toNanos();
            Result result = join(statement);
            while (result.missing() > 0 && System.nanoTime() < deadlineNs) {
                LockSupport.parkNanos(LOOK_AGAIN_NS);
                result = join(statement);
            }
            return result;
        } catch (SQLException e) {
            throw new LoadException(
                    "the database at " + url.replaceAll("\\?.*", "") + " said: "
                            + e.getMessage().replaceAll("\\s*\\R\\s*", "; "),
                    e);
        }
    }

    private void load(Connection connection, Statement statement) throws SQLException {
        statement.execute("SET TimeZone = 'UTC'");
        statement.execute("CREATE TEMPORARY TABLE ledger (line int8 GENERATED ALWAYS AS IDENTITY, phone text,"
                + " time timestamptz, serial int4, lat numeric, lon numeric)");
        try (BufferedReader lines = Files.newBufferedReader(ledger, StandardCharsets.US_ASCII)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY ledger (phone, time, serial, lat, lon) FROM STDIN (FORMAT csv, HEADER)", lines);
        } catch (IOException e) {
            throw new LoadException("ledger " + ledger + " cannot be read (" + e.getMessage() + ")", e);
        }
        statement.execute("ANALYZE ledger");
    }

    private static Result join(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(JOIN)) {
            row.next();
            return new Result(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    private static String firstLine(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return lines.readLine();
        } catch (IOException e) {
            throw new LoadException("password file " + file + " cannot be read (" + e.getMessage() + ")", e);
        }
    }
}
