package org.sweepwatch.ingest.message.table;

import static org.sweepwatch.ingest.message.table.MessageRow.ALL;
import static org.sweepwatch.ingest.message.table.MessageRow.ONLY_2011;
import static org.sweepwatch.ingest.message.table.MessageRow.ONLY_2013;
import static org.sweepwatch.ingest.message.table.MessageRow.ONLY_2019;
import static org.sweepwatch.ingest.message.table.MessageRow.SINCE_2013;
import static org.sweepwatch.ingest.message.table.MessageRow.rows;

import java.util.List;
import java.util.stream.Stream;
import org.sweepwatch.ingest.message.MessageId;
import org.sweepwatch.ingest.message.notice.CallBack;
import org.sweepwatch.ingest.message.notice.EventList;
import org.sweepwatch.ingest.message.notice.EventReport;
import org.sweepwatch.ingest.message.notice.InformationMenu;
import org.sweepwatch.ingest.message.notice.InformationService;
import org.sweepwatch.ingest.message.notice.InformationSubscription;
import org.sweepwatch.ingest.message.notice.PhoneBook;
import org.sweepwatch.ingest.message.notice.Question;
import org.sweepwatch.ingest.message.notice.QuestionAnswer;
import org.sweepwatch.ingest.message.notice.TextMessage;

/** What 2019 has dropped is still read and written then, in the layout of 2013. */
final class NoticeRows {
    private NoticeRows() {}

    static Stream<MessageRow> all() {
        EventList events = new EventList(1, List.of(new EventList.Event(1, "jam"), new EventList.Event(2, "")));
        InformationMenu menu = new InformationMenu(2, List.of(new InformationMenu.Item(4, "news")));
        return Stream.of(
                        rows(MessageId.TEXT, ONLY_2011, "0D B7B5B3A1 00", new TextMessage(13, 0, "返场")),
                        rows(MessageId.TEXT, ONLY_2013, "0D B7B5B3A1", new TextMessage(13, 0, "返场")),
                        rows(MessageId.TEXT, ONLY_2019, "0D 01 B7B5B3A1", new TextMessage(13, 1, "返场")),
                        rows(MessageId.EVENT_LIST, ONLY_2011, "01 02 02 01 03 6A616D 02 00", events),
                        rows(MessageId.EVENT_LIST, SINCE_2013, "01 02 01 03 6A616D 02 00", events),
                        rows(MessageId.EVENT_LIST, ALL, "00", new EventList(0, List.of())),
                        rows(MessageId.EVENT_REPORT, ALL, "02", new EventReport(2)),
                        rows(
                                MessageId.QUESTION,
                                ALL,
                                "08 02 4F4B 01 0003 796573 02 0002 6E6F",
                                new Question(
                                        8, "OK", List.of(new Question.Answer(1, "yes"), new Question.Answer(2, "no")))),
                        rows(MessageId.QUESTION_ANSWER, ALL, "0125 02", new QuestionAnswer(293, 2)),
                        rows(MessageId.INFORMATION_MENU, ONLY_2011, "02 01 01 04 0004 6E657773", menu),
                        rows(MessageId.INFORMATION_MENU, SINCE_2013, "02 01 04 0004 6E657773", menu),
                        rows(MessageId.INFORMATION_MENU, ALL, "00", new InformationMenu(0, List.of())),
                        rows(MessageId.INFORMATION_SUBSCRIPTION, ALL, "04 01", new InformationSubscription(4, 1)),
                        rows(MessageId.INFORMATION_SERVICE, ALL, "04 0004 7261696E", new InformationService(4, "rain")),
                        rows(MessageId.CALL_BACK, ONLY_2011, "01 3132333435 00", new CallBack(1, "12345")),
                        rows(MessageId.CALL_BACK, SINCE_2013, "01 3132333435", new CallBack(1, "12345")),
                        rows(
                                MessageId.PHONE_BOOK,
                                ALL,
                                "01 02 03 03 313230 03 536F53 01 02 3636 00",
                                new PhoneBook(
                                        1,
                                        List.of(
                                                new PhoneBook.Contact(3, "120", "SoS"),
                                                new PhoneBook.Contact(1, "66", "")))))
                .flatMap(rows -> rows);
    }
}
