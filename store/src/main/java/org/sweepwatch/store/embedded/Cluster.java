package org.sweepwatch.store.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.sweepwatch.store.StoreException;

/**
 * What lies on disk for the embedded server, under {@code DIR/postgres}: {@code bin-VERSION}, {@code data} (the
 * cluster), {@code port}, {@code password} (readable by its owner only), {@code server.log}, {@code lock}.
 */
final class Cluster {
    static final String SUPERUSER = "sweepwatch";
    static final String DATABASE = "sweepwatch";
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int PASSWORD_LENGTH = 32;
    /**
     * Repeated hashing protects a password that can be guessed. Ours is random, 190 bits, and the usual 4,096 rounds would cost
     * each start a tenth of its CPU time, because nothing of them is compiled yet.
     */
    private static final String HASHED_ONCE = "--set=scram_iterations=1";

    private final Path home;

    Cluster(Path dataDir) {
        this.home = dataDir.toAbsolutePath().normalize().resolve("postgres");
    }

    Path home() {
        return home;
    }

    Path data() {
        return home.resolve("data");
    }

    Path log() {
        return home.resolve("server.log");
    }

    Path lockFile() {
        return home.resolve("lock");
    }

    boolean exists() {
        return Files.exists(data());
    }

    /** Makes the cluster when there is none, all or nothing; refuses one of another major version. */
    void prepare(Path binaries, ServerAccount account) throws IOException, InterruptedException {
        if (!exists()) {
            init(binaries, account);
        }
        Path versionFile = data().resolve("PG_VERSION");
        String theirs =
                Files.exists(versionFile) ? Files.readString(versionFile).strip() : "unknown";
        if (!theirs.equals(Binaries.majorVersion())) {
            throw new StoreException(
                    "cluster_version",
                    "the data in " + data() + " is of PostgreSQL " + theirs + " and this program brings "
                            + Binaries.majorVersion() + ": start the SweepWatch that made it, or move " + home
                            + " away to begin anew, or serve it with a PostgreSQL " + theirs + " and give --db-url");
        }
    }

    private void init(Path binaries, ServerAccount account) throws IOException, InterruptedException {
        Path partial = home.resolve("data-new");
        if (Files.exists(partial)) {
            Binaries.deleteTree(partial);
        }
        writePrivately("password", newPassword());
        Path handed = home.resolve("password-for-initdb");
        writePrivately(handed.getFileName().toString(), password());
        account.own(home);
        Process initdb = new ProcessBuilder(account.command(List.of(
                        binaries.resolve("bin/initdb").toString(),
                        "-D",
                        partial.toString(),
                        "-U",
                        SUPERUSER,
                        "--pwfile=" + handed,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        HASHED_ONCE,
                        "--no-instructions")))
                .redirectErrorStream(true)
                .directory(home.toFile())
                .start();
        String said = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = initdb.waitFor();
        Files.delete(handed);
        if (exit != 0) {
            throw new StoreException(
                    "initdb_failed",
                    "the embedded PostgreSQL could not make its data directory " + partial + ": " + lastLine(said)
                            + " (free the disk or correct the permissions, or give --db-url)");
        }
        Files.move(partial, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    String password() throws IOException {
        return Files.readString(home.resolve("password")).strip();
    }

    /** The remembered port, 0 when there is none. */
    int rememberedPort() throws IOException {
        Path file = home.resolve("port");
        return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
    }

    /** The remembered port, or when it is taken or there is none, a free one, remembered from now on. */
    int choosePort() throws IOException {
        int port = rememberedPort();
        if (port == 0 || !isFree(port)) {
            try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = any.getLocalPort();
            }
            writePrivately("port", Integer.toString(port));
        }
        return port;
    }

    private static boolean isFree(int port) throws IOException {
        try (ServerSocket s = new ServerSocket()) {
            s.setReuseAddress(true);
            s.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (BindException e) {
            return false;
        }
    }

    private void writePrivately(String name, String text) throws IOException {
        Path partial = home.resolve(name + ".tmp");
        Files.deleteIfExists(partial);
        Files.createFile(partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(partial, text + "\n");
        Files.move(partial, home.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The last thing the server said, for an error message. */
    String lastWords() throws IOException {
        return Files.exists(log()) ? lastLine(Files.readString(log())) : "nothing";
    }

    private static String lastLine(String text) {
        return text.lines().reduce("nothing", (before, line) -> line.isBlank() ? before : line.strip());
    }

    private static String newPassword() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
