package org.sweepwatch.ingest.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.area.CircleArea;
import org.sweepwatch.ingest.message.area.SetCircles;
import org.sweepwatch.ingest.message.parameter.Parameter;
import org.sweepwatch.ingest.message.parameter.Parameters;
import org.sweepwatch.ingest.message.table.MessageRow;
import org.sweepwatch.ingest.message.table.RecordTree;

/** What is written is read again, whatever it is. */
class MessagePropertyTest {
    private static final List<MessageRow> ROWS = MessageRow.all();
    /** Without the rows whose text has characters of two bytes: half a character is no text. */
    private static final List<MessageRow> PLAIN_ROWS = ROWS.stream()
            .filter(row -> RecordTree.of(row.expected()).toString().chars().allMatch(c -> c < 0x80))
            .toList();

    @Property(tries = 1000)
    void whatWasReadIsTheSameAfterItWasWritten(
            @ForAll("plainRows") MessageRow row, @ForAll("changes") List<Tuple2<Integer, Integer>> changes) {
        byte[] body = row.body().clone();
        for (Tuple2<Integer, Integer> change : changes) {
            if (body.length > 0) {
                body[change.get1() % body.length] = change.get2().byteValue();
            }
        }
        DecodedBody first = MessageCatalogue.decode(row.id(), body, 0, body.length, row.version());
        if (first == null || first.version() != row.version() || first.unreadBytes() > 0) {
            return; // another edition's, or not one at all
        }
        byte[] written = first.body().encode(row.version());
        BodyReader in = new BodyReader(written, 0, written.length, row.version());
        MessageBody second = MessageCatalogue.decode(row.id(), in);
        assertEquals(RecordTree.of(first.body()), RecordTree.of(second));
        assertEquals(0, in.remaining());
    }

    @Property(tries = 1000)
    void noBytesMakeADecoderThrow(@ForAll("rows") MessageRow row, @ForAll @Size(max = 80) byte[] body) {
        for (ProtocolVersion version : ProtocolVersion.values()) {
            MessageCatalogue.decode(row.id(), body, 0, body.length, version);
        }
    }

    @Property(tries = 300)
    void parametersOfAnyIdAndLengthTravel(
            @ForAll ProtocolVersion version,
            @ForAll @IntRange(max = 0xFFFF) int serial,
            @ForAll("parameters") List<Parameter> parameters) {
        Parameters sent = new Parameters(serial, parameters);
        byte[] body = sent.encode(version);
        assertEquals(sent, Parameters.decode(new BodyReader(body, 0, body.length, version)));
    }

    @Property(tries = 300)
    void circlesAnywhereOnTheGlobeTravel(
            @ForAll ProtocolVersion version,
            @ForAll @LongRange(min = 1, max = 0xFFFFFFFFL) long id,
            @ForAll @DoubleRange(min = -90, max = 90) double latitude,
            @ForAll @DoubleRange(min = -180, max = 180) double longitude,
            @ForAll @IntRange(max = 3) int attributes,
            @ForAll @IntRange(max = 0xFFFF) int speedKmh) {
        CircleArea circle = new CircleArea(
                id,
                attributes,
                latitude,
                longitude,
                300,
                "00-00-00 08:30:00",
                "26-12-31 23:59:59",
                speedKmh,
                10,
                speedKmh / 2,
                "R1");
        byte[] body = new SetCircles(1, List.of(circle)).encode(version);
        SetCircles read = SetCircles.decode(new BodyReader(body, 0, body.length, version));
        assertEquals(latitude, read.areas().get(0).latitude(), 0.5e-6 + 1e-12);
        assertEquals(longitude, read.areas().get(0).longitude(), 0.5e-6 + 1e-12);
        assertArrayEquals(body, read.encode(version));
    }

    @Provide
    Arbitrary<MessageRow> rows() {
        return Arbitraries.of(ROWS);
    }

    @Provide
    Arbitrary<MessageRow> plainRows() {
        return Arbitraries.of(PLAIN_ROWS);
    }

    /** Places and small or printable values: both lengths and texts stay possible. */
    @Provide
    Arbitrary<List<Tuple2<Integer, Integer>>> changes() {
        Arbitrary<Integer> values = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 4), Arbitraries.integers().between(0x20, 0x7A));
        return Combinators.combine(Arbitraries.integers().between(0, 255), values)
                .as(Tuple::of)
                .list()
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<Parameter> parameter() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 0xFFFFFFFFL),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(255))
                .as(Parameter::new);
    }

    @Provide
    Arbitrary<List<Parameter>> parameters() {
        return parameter().list().ofMaxSize(20);
    }
}
