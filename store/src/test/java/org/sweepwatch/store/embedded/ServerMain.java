package org.sweepwatch.store.embedded;

import java.nio.file.Path;
import java.util.List;
import org.sweepwatch.store.StoreException;

/** A process of its own that runs the embedded server until it is killed. */
final class ServerMain {
    private ServerMain() {}

    public static void main(String[] args) throws Exception {
        Path dir = Path.of(args[0]);
        try {
            EmbeddedPostgres postgres =
                    switch (args[1]) {
                        case "attach" -> EmbeddedPostgres.attach(dir);
                        case "orphan" -> orphan(dir);
                        default -> EmbeddedPostgres.start(dir);
                    };
            System.out.println("ready " + postgres.settings().url());
        } catch (StoreException e) {
            System.out.println("failed " + e.code() + " " + e.getMessage());
            return;
        }
        Thread.currentThread().join();
    }

    /** Stops the server and starts it again out of the reach of this process's death. */
    private static EmbeddedPostgres orphan(Path dir) throws Exception {
        EmbeddedPostgres.start(dir).close();
        Cluster cluster = new Cluster(dir);
        Process process = new ProcessBuilder(ServerAccount.choose()
                        .command(List.of(
                                Binaries.unpackUnder(cluster.home())
                                        .resolve("bin/postgres")
                                        .toString(),
                                "-D",
                                cluster.data().toString(),
                                "-c",
                                "port=" + cluster.rememberedPort(),
                                "-c",
                                "listen_addresses=127.0.0.1",
                                "-c",
                                "unix_socket_directories=")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        DirectoryLock held = DirectoryLock.tryAcquire(cluster.lockFile());
        EmbeddedPostgres attached = EmbeddedPostgres.attach(dir);
        if (!process.isAlive() || held == null) {
            throw new IllegalStateException("the orphan did not start");
        }
        return attached;
    }
}
