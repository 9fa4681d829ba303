package org.sweepwatch.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.SynchronizedHistogram;

/**
 * Extra terminals that upload media (多媒体数据上传, 0x0801) one after the other, to see what that does to the positions of the
 * others. Each has a thread and a blocking socket of its own; they log in at once and upload when told.
 */
final class MediaUploads implements AutoCloseable {
    private final LoadSettings settings;
    private final List<MediaTerminal> terminals = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong failed = new AtomicLong();
    private final SynchronizedHistogram durationMs = new SynchronizedHistogram(3);
    private volatile boolean closing;
    private volatile String trouble;

    MediaUploads(LoadSettings settings) {
        this.settings = settings;
    }

    /** @throws LoadException when one of them is not let in */
    void logIn() {
        for (int i = 0; i < settings.mediaUploads(); i++) {
            String phone = settings.phone(settings.terminals() + i);
            try {
                terminals.add(MediaTerminal.online(settings, phone));
            } catch (IOException e) {
                throw new LoadException("terminal " + phone + " for media could not log in: " + e.getMessage(), e);
            }
        }
    }

    /** Begins to upload; goes on until {@link #close()}. */
    void start() {
        for (MediaTerminal terminal : terminals) {
            Thread thread = new Thread(() -> upload(terminal), "media");
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    private void upload(MediaTerminal terminal) {
        long mediaId = 1;
        while (!closing) {
            long fromNs = System.nanoTime();
            try {
                terminal.upload(mediaId++, settings.mediaBytes());
            } catch (IOException e) {
                if (!closing) {
                    trouble = e.getMessage();
                    failed.incrementAndGet();
                }
                return;
            }
            durationMs.recordValue(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - fromNs));
        }
    }

    /** Media that the server has acknowledged as whole (0x8800). */
    long uploaded() {
        return durationMs.getTotalCount();
    }

    /** Terminals that stopped because something went wrong. */
    long failed() {
        return failed.get();
    }

    /** What went wrong last, null when nothing did. */
    String trouble() {
        return trouble;
    }

    /** Half of the uploads took no longer, ms. */
    long medianMs() {
        return durationMs.getValueAtPercentile(50);
    }

    /** Cuts the uploads that are under way. */
    @Override
    public void close() {
        closing = true;
        terminals.forEach(MediaTerminal::close);
        for (Thread thread : threads) {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
