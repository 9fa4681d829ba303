package org.sweepwatch.ingest.frame;

import java.util.List;

/** What a {@link SubpackageAssembler} gives up and asks for; called on its thread. */
public interface SubpackageListener {
    /** This part will not become a message: it is to be kept as it came. */
    void givenUp(MessagePart part);

    /**
     * Parts are missing for a while and should be asked for.
     *
     * @param any one of the parts that are there, for the address and the serial of the first
     * @param missing numbers of the missing parts, ascending, from 1; at most {@link SubpackageAssembler#MAX_ASKED_PARTS}
     */
    void missing(MessagePart any, List<Integer> missing);
}
