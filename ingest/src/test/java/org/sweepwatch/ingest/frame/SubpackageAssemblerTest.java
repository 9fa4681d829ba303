package org.sweepwatch.ingest.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sweepwatch.ingest.frame.SubpackageAssembler.Outcome.BAD;
import static org.sweepwatch.ingest.frame.SubpackageAssembler.Outcome.COMPLETE;
import static org.sweepwatch.ingest.frame.SubpackageAssembler.Outcome.DUPLICATE;
import static org.sweepwatch.ingest.frame.SubpackageAssembler.Outcome.KEPT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SubpackageAssemblerTest implements SubpackageListener {
    private static final int MEDIA = 0x0801;
    private static final int BATCH = 0x0704;
    private static final int LONGEST_BODY = 1023;

    private final SubpackageAssembler assembler = new SubpackageAssembler(this);
    private final List<MessagePart> givenUp = new ArrayList<>();
    private final List<List<Integer>> asked = new ArrayList<>();
    private long nowMs = 1_000_000;
    private long index = 100;

    @Override
    public void givenUp(MessagePart part) {
        givenUp.add(part);
    }

    @Override
    public void missing(MessagePart any, List<Integer> missing) {
        asked.add(missing);
    }

    @Test
    void theWorkedExampleComesTogetherInEitherOrder() {
        byte[] first = body(0x41, 15);
        byte[] second = body(0x7D, 10);
        for (int turn = 0; turn < 2; turn++) {
            int serial = 768 + 10 * turn;
            MessagePart one = part(1, 0x0900, serial, 2, 1, first);
            MessagePart two = part(1, 0x0900, serial + 1, 2, 2, second);
            assertEquals(KEPT, assembler.accept(turn == 0 ? one : two));
            assertEquals(COMPLETE, assembler.accept(turn == 0 ? two : one));
            byte[] whole = Arrays.copyOf(first, 25);
            System.arraycopy(second, 0, whole, 15, 10);
            assertArrayEquals(whole, assembler.body());
        }
        assertEquals(0, assembler.bytes());
        assertEquals(0, assembler.size());
    }

    @Test
    void partsInAnyOrderOfTwoMessagesThatInterleaveAndOfTwoTerminalsMakeTheirOwnMessages() {
        Random random = new Random(7);
        List<MessagePart> all = new ArrayList<>();
        int[] firstSerials = {65_530, 10, 65_530, 500};
        for (int message = 0; message < 4; message++) {
            for (int i = 1; i <= 9; i++) {
                int serial = (firstSerials[message] + i - 1) & 0xFFFF;
                all.add(part(message < 2 ? 1 : 2, MEDIA, serial, 9, i, body(message * 16 + i, 20)));
            }
        }
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(all, random);
            SubpackageAssembler fresh = new SubpackageAssembler(this);
            int complete = 0;
            for (MessagePart part : all) {
                if (fresh.accept(part) == COMPLETE) {
                    complete++;
                    byte[] whole = fresh.body();
                    assertEquals(180, whole.length);
                    for (int i = 0; i < 180; i++) {
                        assertEquals((whole[0] & 0xF0) + i / 20 + 1, whole[i] & 0xFF);
                    }
                }
            }
            assertEquals(4, complete);
            assertEquals(0, fresh.bytes());
        }
    }

    @Test
    void aRepeatedPartIsDroppedBeforeAndAfterItsMessageIsWhole() {
        MessagePart one = part(1, BATCH, 1, 2, 1, body(1, 8));
        MessagePart two = part(1, BATCH, 2, 2, 2, body(2, 8));
        assertEquals(KEPT, assembler.accept(one));
        assertEquals(DUPLICATE, assembler.accept(one));
        assertEquals(COMPLETE, assembler.accept(two));
        assertEquals(DUPLICATE, assembler.accept(two));
        assertEquals(DUPLICATE, assembler.accept(one));
        assertEquals(List.of(), givenUp);
    }

    @Test
    void partNumbersThatCannotBeAndAnotherTotalInMidMessageAreRefused() {
        assertEquals(BAD, assembler.accept(part(1, BATCH, 5, 3, 0, body(1, 8))));
        assertEquals(BAD, assembler.accept(part(1, BATCH, 5, 3, 4, body(1, 8))));
        assertEquals(BAD, assembler.accept(part(1, BATCH, 5, 0, 1, body(1, 8))));
        assertEquals(KEPT, assembler.accept(part(1, BATCH, 5, 3, 1, body(1, 8))));
        assertEquals(BAD, assembler.accept(part(1, BATCH, 6, 4, 2, body(2, 8))));
        assertEquals(KEPT, assembler.accept(part(1, BATCH, 6, 3, 2, body(2, 8))));
        assertEquals(COMPLETE, assembler.accept(part(1, BATCH, 7, 3, 3, body(3, 8))));
    }

    @Test
    void aTerminalThatCountsAnewBeginsAnotherMessage() {
        assembler.accept(part(1, BATCH, 0, 2, 1, body(1, 8)));
        assertEquals(KEPT, assembler.accept(part(1, BATCH, 0, 2, 1, body(9, 8))));
        assertEquals(1, givenUp.size());
        assertEquals(COMPLETE, assembler.accept(part(1, BATCH, 1, 2, 2, body(2, 8))));
        assertEquals(9, assembler.body()[0]);
    }

    @Test
    void missingPartsAreAskedForThreeTimesAndGivenUpAfterAMinute() {
        assembler.accept(part(1, BATCH, 1, 4, 1, body(1, 8)));
        assembler.accept(part(1, BATCH, 3, 4, 3, body(3, 8)));
        for (long waitedMs = 1_000; waitedMs <= 60_000; waitedMs += 1_000) {
            assembler.overdue(nowMs + waitedMs);
        }
        assertEquals(Collections.nCopies(3, List.of(2, 4)), asked);
        assertEquals(1, assembler.size());
        assembler.overdue(nowMs + 60_001);
        assertEquals(List.of(1, 3), givenUp.stream().map(MessagePart::index).toList());
        assertEquals(0, assembler.bytes());
    }

    @Test
    void aPartThatCameAfterAskingLetsTheOthersBeAskedForAgain() {
        assembler.accept(part(1, BATCH, 1, 4, 1, body(1, 8)));
        assembler.overdue(nowMs + 10_000);
        nowMs += 11_000;
        assembler.accept(part(1, BATCH, 2, 4, 2, body(2, 8)));
        assembler.overdue(nowMs + 9_999);
        assembler.overdue(nowMs + 10_000);
        assertEquals(List.of(List.of(2, 3, 4), List.of(3, 4)), asked);
    }

    @Test
    void tenThousandTerminalsWithOnePartOfTheLongestMessageStayWithinTheBounds() {
        for (int terminal = 1; terminal <= 10_000; terminal++) {
            assertEquals(KEPT, assembler.accept(part(terminal, BATCH, 1, 65_535, 1, body(1, LONGEST_BODY))));
        }
        assertEquals(10_000, assembler.size());
        assertTrue(assembler.bytes() <= SubpackageAssembler.MAX_BYTES, assembler.bytes() + " bytes");
        assembler.overdue(nowMs + 10_000);
        assertEquals(SubpackageAssembler.MAX_ASKED_PARTS, asked.get(0).size());
        assembler.overdue(nowMs + SubpackageAssembler.EXPIRY_MS + 1);
        assertEquals(10_000, givenUp.size());
        assertEquals(0, assembler.bytes());
    }

    @Test
    void aTerminalHoldsItsShareAndNoMore() {
        long most = 0;
        for (int i = 1; i <= 1_000; i++) {
            assembler.accept(part(1, BATCH, i, 65_535, i, body(1, LONGEST_BODY)));
            most = Math.max(most, assembler.bytes());
        }
        assertTrue(most <= SubpackageAssembler.MAX_TERMINAL_BYTES, most + " bytes");
        assertTrue(givenUp.size() >= 800, givenUp.size() + " parts given up");
    }

    @Test
    void aPictureOfAMegabyteComesTogetherBesideAnUnfinishedBatch() {
        assembler.accept(part(1, BATCH, 9, 2, 1, body(1, LONGEST_BODY)));
        int parts = (1 << 20) / LONGEST_BODY + 1;
        for (int i = 1; i < parts; i++) {
            assertEquals(KEPT, assembler.accept(part(1, MEDIA, 100 + i, parts, i, body(i, LONGEST_BODY))));
        }
        assertEquals(COMPLETE, assembler.accept(part(1, MEDIA, 100 + parts, parts, parts, body(0, LONGEST_BODY))));
        assertEquals(parts * LONGEST_BODY, assembler.body().length);
        assertEquals(1, assembler.size());
    }

    @Test
    void inAllTheOldestGivesWay() {
        int terminal = 0;
        while (givenUp.isEmpty()) {
            terminal++;
            for (int i = 1; i <= 100; i++) {
                assembler.accept(part(terminal, BATCH, i, 65_535, i, body(1, LONGEST_BODY)));
            }
            assertTrue(assembler.bytes() <= SubpackageAssembler.MAX_BYTES);
        }
        assertTrue(givenUp.stream().allMatch(part -> part.terminalId() == 1));
    }

    @Test
    void aRestartReadsFromBeforeTheOldestPartThatIsStillNeeded() {
        assertEquals(77, assembler.readBackIndex(77));
        MessagePart oldest = part(1, BATCH, 1, 2, 1, body(1, 8));
        assembler.accept(oldest);
        assembler.accept(part(2, BATCH, 1, 2, 1, body(1, 8)));
        assertEquals(oldest.beforeIndex(), assembler.readBackIndex(77));
        assembler.accept(part(1, BATCH, 2, 2, 2, body(2, 8)));
        assertEquals(oldest.beforeIndex() + 1, assembler.readBackIndex(77));
    }

    private MessagePart part(int terminal, int messageId, int serial, int total, int number, byte[] body) {
        index++;
        return new MessagePart(
                index - 1, index, nowMs, terminal, messageId, serial, total, number, false, body, 0, body.length);
    }

    private static byte[] body(int fill, int length) {
        byte[] body = new byte[length];
        Arrays.fill(body, (byte) fill);
        return body;
    }
}
