package org.sweepwatch.ingest.transport;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What the leak detector has said about buffers that were collected without having been released. */
final class LeakReports {
    private static final ListAppender<ILoggingEvent> REPORTS = new ListAppender<>();

    static {
        REPORTS.start();
        ((Logger) LoggerFactory.getLogger(ResourceLeakDetector.class)).addAppender(REPORTS);
    }

    private LeakReports() {}

    /** Collects garbage and has the detector look at it. */
    static List<String> collect() {
        for (int i = 0; i < 3; i++) {
            System.gc();
            ByteBuf looking = PooledByteBufAllocator.DEFAULT.directBuffer(16); // the detector reports on allocation
            looking.release();
        }
        return List.copyOf(REPORTS.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
