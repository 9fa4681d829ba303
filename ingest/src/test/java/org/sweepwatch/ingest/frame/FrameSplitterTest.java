package org.sweepwatch.ingest.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sweepwatch.ingest.frame.CollectingListener.concat;
import static org.sweepwatch.ingest.frame.CollectingListener.split;
import static org.sweepwatch.ingest.frame.WorkedFrames.hex;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FrameSplitterTest {
    private static final byte[] GOOD = WorkedFrames.HEARTBEAT;
    private static final String GOOD_CONTENT = "0002000001397330018700817E";

    @Test
    void everyWorkedFrameIsFoundAndWrappedAgainByteForByte() {
        for (Map.Entry<String, byte[]> worked : WorkedFrames.all().entrySet()) {
            CollectingListener seen = split(worked.getValue());
            assertEquals(List.of(), seen.faults, worked.getKey());
            assertEquals(1, seen.frames.size(), worked.getKey());
            byte[] content = seen.frame(0);
            byte[] wire = new byte[2 * content.length + 2];
            int length = Escape.wrap(content, content.length, wire);
            assertEquals(
                    Arrays.toString(worked.getValue()), Arrays.toString(Arrays.copyOf(wire, length)), worked.getKey());
        }
    }

    @Test
    void aFrameCutAtAnyByteIsTheSameFrame() {
        for (byte[] wire : WorkedFrames.all().values()) {
            String whole = split(wire).frames.get(0);
            for (int cut = 0; cut <= wire.length; cut++) {
                CollectingListener seen =
                        split(Arrays.copyOfRange(wire, 0, cut), Arrays.copyOfRange(wire, cut, wire.length));
                assertEquals(List.of(whole), seen.frames);
                assertEquals(List.of(), seen.faults);
            }
        }
    }

    @Test
    void eachDatagramBeginsAnewAndMayLeaveItsLastFlagOut() {
        CollectingListener seen = new CollectingListener();
        FrameSplitter splitter = new FrameSplitter();
        byte[] unclosed = Arrays.copyOf(GOOD, GOOD.length - 1);
        for (byte[] datagram : List.of(Arrays.copyOf(GOOD, 9), unclosed, concat(GOOD, unclosed), new byte[0])) {
            ByteBuf in = Unpooled.wrappedBuffer(datagram);
            splitter.beginDatagram();
            splitter.accept(in, seen);
            splitter.endDatagram(seen);
        }
        assertEquals(List.of(GOOD_CONTENT, GOOD_CONTENT, GOOD_CONTENT), seen.frames);
        assertEquals(List.of(FrameFault.TOO_SHORT), seen.faults);
    }

    @Test
    void aFrameIsToldWhatItTookOnTheWire() {
        FrameSplitter splitter = new FrameSplitter();
        List<Integer> bytes = new ArrayList<>();
        FrameListener listener = new FrameListener() {
            @Override
            public void onFrame(byte[] frame, int length) {
                bytes.add(splitter.takeWireBytes());
            }

            @Override
            public void onDropped(FrameFault fault) {}
        };
        byte[] location = WorkedFrames.LOCATION_2019;
        byte[] all = concat(GOOD, location, new byte[] {0x7E, 1, 0x7E}, GOOD);
        splitter.accept(Unpooled.wrappedBuffer(Arrays.copyOf(all, 20)), listener);
        splitter.accept(Unpooled.wrappedBuffer(Arrays.copyOfRange(all, 20, all.length)), listener);
        assertEquals(List.of(GOOD.length, location.length, 3 + GOOD.length), bytes);
    }

    @Test
    void aTruncatedFrameIsCountedAndTheNextOneIsDecoded() {
        for (Map.Entry<String, byte[]> worked : WorkedFrames.all().entrySet()) {
            byte[] wire = worked.getValue();
            for (int cut = 1; cut < wire.length - 1; cut++) {
                CollectingListener seen = split(Arrays.copyOf(wire, cut), GOOD);
                String where = worked.getKey() + " cut at " + cut;
                assertEquals(GOOD_CONTENT, seen.frames.get(seen.frames.size() - 1), where);
                assertEquals(cut == 1 ? 0 : 1, seen.faults.size(), where);
            }
        }
    }

    @Test
    void framesMayShareAFlag() {
        byte[] shared = concat(GOOD, Arrays.copyOfRange(GOOD, 1, GOOD.length));
        assertEquals(List.of(GOOD_CONTENT, GOOD_CONTENT), split(shared).frames);
        CollectingListener empties = split(concat(GOOD, hex("7E7E7E"), GOOD));
        assertEquals(List.of(GOOD_CONTENT, GOOD_CONTENT), empties.frames);
        assertEquals(List.of(), empties.faults);
    }

    @Test
    void aDirectBufferGivesTheSameFrames() {
        ByteBuf direct = PooledByteBufAllocator.DEFAULT.directBuffer();
        WorkedFrames.all().values().forEach(direct::writeBytes);
        CollectingListener seen = new CollectingListener();
        new FrameSplitter().accept(direct, seen);
        assertEquals(0, direct.readableBytes());
        direct.release();
        assertEquals(WorkedFrames.all().size(), seen.frames.size());
        assertEquals(List.of(), seen.faults);
    }

    @Test
    void bytesBeforeTheFirstFlagAreGarbage() {
        byte[] request = "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        CollectingListener seen = split(request, request, GOOD);
        assertEquals(List.of(FrameFault.GARBAGE), seen.faults);
        assertEquals(List.of(GOOD_CONTENT), seen.frames);
    }

    @Test
    void endlessGarbageIsNamedAgainAndAgain() {
        CollectingListener seen = split(new byte[10 * FrameSplitter.MAX_PIECE_BYTES]);
        assertTrue(seen.faults.size() >= 10, () -> "named " + seen.faults.size() + " times");
    }

    @Test
    void aPieceThatNeverEndsIsSkippedToTheNextFlag() {
        byte[] huge = new byte[5 * FrameSplitter.MAX_PIECE_BYTES];
        huge[0] = Escape.FLAG;
        CollectingListener seen = split(huge, GOOD);
        assertTrue(seen.faults.size() >= 4, () -> "named " + seen.faults.size() + " times");
        assertTrue(seen.faults.stream().allMatch(FrameFault.TOO_LONG::equals));
        assertEquals(List.of(GOOD_CONTENT), seen.frames);
    }

    @Test
    void aWrongCheckByteIsDroppedAndNamed() {
        byte[] bad = WorkedFrames.LOCATION_2013.clone();
        bad[30] ^= 0x10;
        CollectingListener seen = split(bad, GOOD);
        assertEquals(List.of(FrameFault.BAD_CHECK), seen.faults);
        assertEquals(List.of(GOOD_CONTENT), seen.frames);
    }

    @Test
    void aPieceShorterThanAHeaderIsDroppedAndNamed() {
        CollectingListener seen = split(hex("7E 00 02 00 00 01 39 7E"), GOOD);
        assertEquals(List.of(FrameFault.TOO_SHORT), seen.faults);
        assertEquals(List.of(GOOD_CONTENT), seen.frames);
    }

    @Test
    void aMarkFollowedByAnythingElseStaysAsItIs() {
        // A sender that does not escape 0x7D: the check byte proves it right.
        CollectingListener seen = split(hex("7E 00 02 00 02 01 39 73 30 01 87 00 81 7D 55 54 7E"));
        assertEquals(List.of("0002000201397330018700817D5554"), seen.frames);
    }

    @Test
    void aBareFlagInTheBodyIsRepaired() {
        byte[] content = split(WorkedFrames.LOCATION_2019).frame(0);
        byte[] unescaped = concat(hex("7E"), content, hex("7E"));
        CollectingListener seen = split(unescaped, GOOD);
        assertEquals(List.of(FrameFault.BAD_CHECK), seen.faults);
        assertEquals(1, seen.repaired);
        assertEquals(split(WorkedFrames.LOCATION_2019, GOOD).frames, seen.frames);
    }

    @Test
    void aBareFlagAsCheckByteIsRepaired() {
        CollectingListener seen =
                split(hex("7E 00 02 00 00 01 39 73 30 01 87 00 81 7E 7E"), WorkedFrames.LOCATION_2013);
        assertEquals(1, seen.repaired);
        assertEquals(2, seen.frames.size());
        assertEquals(GOOD_CONTENT, seen.frames.get(0));
    }

    @Test
    void aHundredThousandMutatedFramesNeverHarmTheNextGoodOne() {
        mutate(100_000);
    }

    @Test
    @Tag("faults")
    void tenMillionMutatedFramesNeverHarmTheNextGoodOne() {
        mutate(10_000_000);
    }

    private static void mutate(int rounds) {
        long seed = System.nanoTime();
        System.out.println("mutated frames, seed " + seed);
        Random random = new Random(seed);
        byte[][] frames = WorkedFrames.all().values().toArray(byte[][]::new);
        FrameSplitter splitter = new FrameSplitter();
        FrameHeader header = new FrameHeader();
        CollectingListener seen = new CollectingListener();
        FrameListener parsing = new FrameListener() {
            @Override
            public void onFrame(byte[] frame, int length) {
                FrameFault fault = header.parse(frame, length);
                if (header.addressReadable()) {
                    assertTrue(header.bodyOffset() + header.bodyLength() < length, "seed " + seed);
                    assertTrue(!header.phone().isEmpty(), "seed " + seed);
                } else {
                    assertEquals(FrameFault.HEADER_TRUNCATED, fault, "seed " + seed);
                }
                seen.onFrame(frame, length);
            }

            @Override
            public void onDropped(FrameFault fault) {
                seen.onDropped(fault);
            }
        };
        long dropped = 0;
        for (int round = 0; round < rounds; round++) {
            byte[] mutated = FrameMutation.mutate(frames[random.nextInt(frames.length)], random);
            dropped += seen.faults.size();
            seen.frames.clear();
            seen.faults.clear();
            ByteBuf in = Unpooled.wrappedBuffer(mutated, hex("7E"), GOOD);
            splitter.accept(in, parsing);
            in.release();
            assertEquals(GOOD_CONTENT, seen.frames.get(seen.frames.size() - 1), "seed " + seed + " round " + round);
        }
        System.out.println("mutated frames: " + rounds + ", dropped pieces: " + dropped);
        assertTrue(dropped > rounds / 2);
    }
}
