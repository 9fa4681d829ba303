package org.sweepwatch.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.store.StoreException;

/**
 * The running server process. It is a child that the kernel stops when its parent dies: the parent in that sense is the
 * thread that started it, so a thread of its own starts it and lives until it has ended.
 */
final class ServerProcess {
    private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);
    private static final long MAX_LOG_BYTES = 4 << 20;
    private static final int STOP_TIMEOUT_S = 30;

    private final Process process;
    private volatile boolean stopping;

    private ServerProcess(Process process) {
        this.process = process;
    }

    static ServerProcess start(Cluster cluster, Path binaries, ServerAccount account, int port)
            throws InterruptedException, IOException {
        if (Files.exists(cluster.log()) && Files.size(cluster.log()) > MAX_LOG_BYTES) {
            Files.delete(cluster.log());
        }
        ProcessBuilder builder = new ProcessBuilder(command(cluster, binaries, account, port))
                .directory(cluster.home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(cluster.log().toFile()));
        CompletableFuture<ServerProcess> started = new CompletableFuture<>();
        Thread guardian = new Thread(() -> guard(builder, started), "embedded-postgres");
        guardian.setDaemon(true);
        guardian.start();
        try {
            return started.get();
        } catch (ExecutionException e) {
            throw new StoreException(
                    "embedded_start_failed",
                    "the embedded PostgreSQL could not be started: "
                            + e.getCause().getMessage(),
                    e.getCause());
        }
    }

    private static void guard(ProcessBuilder builder, CompletableFuture<ServerProcess> started) {
        ServerProcess server;
        try {
            server = new ServerProcess(builder.start());
        } catch (IOException e) {
            started.completeExceptionally(e);
            return;
        }
        started.complete(server);
        while (server.process.isAlive()) {
            try {
                server.process.waitFor();
            } catch (InterruptedException e) {
                LOG.debug("interrupted while waiting for PostgreSQL; waiting on", e);
            }
        }
        if (!server.stopping) {
            LOG.error("the embedded PostgreSQL ended by itself with exit code {}", server.process.exitValue());
        }
    }

    private static List<String> command(Cluster cluster, Path binaries, ServerAccount account, int port) {
        List<String> postgres = new ArrayList<>();
        postgres.addAll(List.of("setpriv", "--pdeathsig", "INT"));
        postgres.add(binaries.resolve("bin/postgres").toString());
        postgres.addAll(List.of("-D", cluster.data().toString()));
        for (String setting : List.of(
                "port=" + port,
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "password_encryption=scram-sha-256",
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "wal_level=minimal",
                "max_wal_senders=0",
                "max_wal_size=512MB",
                "shared_buffers=48MB",
                "work_mem=8MB",
                "maintenance_work_mem=32MB",
                "max_connections=20",
                "max_worker_processes=2",
                "max_parallel_workers=0",
                "max_parallel_workers_per_gather=0",
                "max_logical_replication_workers=0",
                "autovacuum_max_workers=1",
                "io_method=sync",
                "jit=off",
                "timezone=UTC",
                "log_timezone=UTC",
                "log_min_messages=log",
                "log_checkpoints=off")) {
            postgres.addAll(List.of("-c", setting));
        }
        return account.command(postgres);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends all sessions, writes everything out and waits; kills it when that takes longer than 30 s. */
    void stop() {
        stopping = true;
        if (process.isAlive()) {
            Leftovers.signal("INT", process.toHandle());
        }
        try {
            if (!process.waitFor(STOP_TIMEOUT_S, TimeUnit.SECONDS)) {
                LOG.warn("the embedded PostgreSQL did not stop within {} s and is killed", STOP_TIMEOUT_S);
                Leftovers.signal("QUIT", process.toHandle());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
