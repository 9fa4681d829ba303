package org.sweepwatch.ingest.message.table;

import static org.sweepwatch.ingest.message.table.MessageRow.ALL;
import static org.sweepwatch.ingest.message.table.MessageRow.ONLY_2011;
import static org.sweepwatch.ingest.message.table.MessageRow.ONLY_2013;
import static org.sweepwatch.ingest.message.table.MessageRow.ONLY_2019;
import static org.sweepwatch.ingest.message.table.MessageRow.SINCE_2013;
import static org.sweepwatch.ingest.message.table.MessageRow.rows;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.GeneralReply;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.link.Authentication;
import org.sweepwatch.ingest.message.link.Empty;
import org.sweepwatch.ingest.message.link.Registration;
import org.sweepwatch.ingest.message.link.RegistrationReply;
import org.sweepwatch.ingest.message.link.ResendRequest;
import org.sweepwatch.ingest.message.link.ServerTimeReply;

final class LinkRows {
    private LinkRows() {}

    static Stream<MessageRow> all() {
        return Stream.of(
                        rows(MessageId.TERMINAL_GENERAL_REPLY, ALL, "0125 8103 03", new GeneralReply(293, 0x8103, 3)),
                        rows(MessageId.PLATFORM_GENERAL_REPLY, ALL, "0125 0200 04", new GeneralReply(293, 0x0200, 4)),
                        rows(MessageId.HEARTBEAT, ALL, "", new Empty()),
                        rows(MessageId.DEREGISTRATION, ALL, "", new Empty()),
                        rows(MessageId.SERVER_TIME_QUERY, ONLY_2019, "", new Empty()),
                        rows(MessageId.QUERY_PARAMETERS, ALL, "", new Empty()),
                        rows(MessageId.QUERY_ATTRIBUTES, SINCE_2013, "", new Empty()),
                        rows(MessageId.QUERY_LOCATION, ALL, "", new Empty()),
                        rows(MessageId.LINK_TEST, ONLY_2019, "", new Empty()),
                        rows(MessageId.QUERY_DRIVER_IDENTITY, SINCE_2013, "", new Empty()),
                        rows(
                                MessageId.TERMINAL_RESEND_REQUEST,
                                ONLY_2019,
                                "0300 0002 0002 0005",
                                new ResendRequest(768, List.of(2, 5))),
                        rows(
                                MessageId.PLATFORM_RESEND_REQUEST,
                                ONLY_2013,
                                "0300 01 0002",
                                new ResendRequest(768, List.of(2))),
                        rows(
                                MessageId.PLATFORM_RESEND_REQUEST,
                                ONLY_2019,
                                "0300 0001 0002",
                                new ResendRequest(768, List.of(2))),
                        rows(
                                MessageId.SERVER_TIME_REPLY,
                                ONLY_2019,
                                "261122194512",
                                new ServerTimeReply(
                                        Instant.parse("2026-11-22T19:45:12Z").toEpochMilli())),
                        rows(
                                MessageId.REGISTRATION_REPLY,
                                ALL,
                                "0001 00 5A5A30313837",
                                new RegistrationReply(1, 0, "ZZ0187")),
                        rows(MessageId.REGISTRATION_REPLY, ALL, "0001 03", new RegistrationReply(1, 3, "")),
                        registration(),
                        authentication())
                .flatMap(rows -> rows);
    }

    private static Stream<MessageRow> registration() {
        return Stream.of(
                        rows(
                                MessageId.REGISTRATION,
                                ONLY_2011,
                                "002B 00C8 5A5A545354 5158383038412020 44303030303034 02 CFE6424136313838",
                                new Registration(
                                        ProtocolVersion.V2011, 43, 200, "ZZTST", "QX808A", "D000004", 2, "湘BA6188")),
                        rows(
                                MessageId.REGISTRATION,
                                ONLY_2013,
                                "002B 00C8 5A5A545354 51582D38303842" + "00".repeat(13)
                                        + "41303032 000000 02 CFE6424136313837",
                                new Registration(
                                        ProtocolVersion.V2013, 43, 200, "ZZTST", "QX-808B", "A002", 2, "湘BA6187")),
                        rows(
                                MessageId.REGISTRATION,
                                ONLY_2019,
                                "002B 00D3" + "00".repeat(8) + "5A5A54" + "00".repeat(23) + "51582D32303139"
                                        + "00".repeat(26) + "41313837 05 CFE6424430313233 34",
                                new Registration(
                                        ProtocolVersion.V2019, 43, 211, "ZZT", "QX-2019", "A187", 5, "湘BD01234")))
                .flatMap(rows -> rows);
    }

    private static Stream<MessageRow> authentication() {
        return Stream.of(
                        rows(
                                MessageId.AUTHENTICATION,
                                ONLY_2011,
                                "61423378 00",
                                new Authentication.Content("aB3x", "", "")),
                        rows(
                                MessageId.AUTHENTICATION,
                                ONLY_2013,
                                "61423378",
                                new Authentication.Content("aB3x", "", "")),
                        rows(
                                MessageId.AUTHENTICATION,
                                ONLY_2019,
                                "04 61423378 383630303030303030303030303139 56312E30" + "00".repeat(16),
                                new Authentication.Content("aB3x", "860000000000019", "V1.0")))
                .flatMap(rows -> rows);
    }
}
