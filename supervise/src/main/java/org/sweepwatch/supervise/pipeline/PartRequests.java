package org.sweepwatch.supervise.pipeline;

import java.util.List;
import org.sweepwatch.ingest.frame.MessagePart;

/** Asks a terminal for parts of a message that have not come (补传分包请求). Called on the tail's thread; must not block. */
@FunctionalInterface
public interface PartRequests {
    /**
     * Asks once; without a connection to the terminal nothing happens.
     *
     * @param any one of the parts that have come
     * @param missing numbers of those that have not, from 1
     */
    void ask(MessagePart any, List<Integer> missing);
}
