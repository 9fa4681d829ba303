package org.sweepwatch.ingest.transport;

import java.util.Arrays;
import org.sweepwatch.ingest.frame.FrameAddress;

/**
 * The answers of one group for the terminals of one event loop. The journal writer fills it once the group is durable;
 * the event loop then writes the answers, one write and flush a path, and gives the batch back.
 */
final class AnswerBatch implements Runnable {
    /** Result of a frame that is not answered, because it could not be made durable. */
    static final int NO_ANSWER = -1;

    private static final int USUAL_ANSWERS = 64;

    private final EventLoopContext loop;
    private TerminalLink[] links = new TerminalLink[USUAL_ANSWERS];
    private FrameAddress[] addresses = new FrameAddress[USUAL_ANSWERS];
    /** Serial, message id and result of the frame answered, 16, 16 and 32 bits. */
    private long[] answers = new long[USUAL_ANSWERS];

    private int count;

    AnswerBatch(EventLoopContext loop) {
        this.loop = loop;
    }

    boolean isEmpty() {
        return count == 0;
    }

    void add(FrameEvent event, int result) {
        if (count == links.length) {
            links = Arrays.copyOf(links, 2 * count);
            addresses = Arrays.copyOf(addresses, 2 * count);
            answers = Arrays.copyOf(answers, 2 * count);
        }
        links[count] = event.link;
        addresses[count] = event.address;
        answers[count] = ((long) event.serial << 48) | ((long) event.messageId << 32) | (result & 0xFFFF_FFFFL);
        count++;
    }

    @Override
    public void run() {
        for (int i = 0; i < count; i++) {
            long answer = answers[i];
            links[i].answerDurable(addresses[i], (int) (answer >>> 48), (int) (answer >>> 32) & 0xFFFF, (int) answer);
        }
        for (int i = 0; i < count; i++) {
            links[i].path().flushAnswers();
            links[i] = null;
            addresses[i] = null;
        }
        count = 0;
        loop.resumeStalled();
        loop.giveBack(this);
    }
}
