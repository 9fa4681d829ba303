package org.sweepwatch.ingest.message;

import static org.sweepwatch.ingest.frame.ProtocolVersion.V2011;
import static org.sweepwatch.ingest.frame.ProtocolVersion.V2013;
import static org.sweepwatch.ingest.frame.ProtocolVersion.V2019;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.ingest.message.area.AreaAnswer;
import org.sweepwatch.ingest.message.area.DeleteAreas;
import org.sweepwatch.ingest.message.area.PolygonArea;
import org.sweepwatch.ingest.message.area.QueryAreas;
import org.sweepwatch.ingest.message.area.SetCircles;
import org.sweepwatch.ingest.message.area.SetRectangles;
import org.sweepwatch.ingest.message.area.TerminalRoute;
import org.sweepwatch.ingest.message.data.CompressedData;
import org.sweepwatch.ingest.message.data.PassThrough;
import org.sweepwatch.ingest.message.data.RsaKey;
import org.sweepwatch.ingest.message.link.Authentication;
import org.sweepwatch.ingest.message.link.Empty;
import org.sweepwatch.ingest.message.link.Registration;
import org.sweepwatch.ingest.message.link.RegistrationReply;
import org.sweepwatch.ingest.message.link.ResendRequest;
import org.sweepwatch.ingest.message.link.ServerTimeReply;
import org.sweepwatch.ingest.message.location.AlarmConfirmation;
import org.sweepwatch.ingest.message.location.Location;
import org.sweepwatch.ingest.message.location.LocationAnswer;
import org.sweepwatch.ingest.message.location.LocationList;
import org.sweepwatch.ingest.message.location.TemporaryTracking;
import org.sweepwatch.ingest.message.media.FetchMedium;
import org.sweepwatch.ingest.message.media.MediaData;
import org.sweepwatch.ingest.message.media.MediaEvent;
import org.sweepwatch.ingest.message.media.MediaReply;
import org.sweepwatch.ingest.message.media.RecordAudio;
import org.sweepwatch.ingest.message.media.SearchStoredMedia;
import org.sweepwatch.ingest.message.media.Shoot;
import org.sweepwatch.ingest.message.media.ShotAnswer;
import org.sweepwatch.ingest.message.media.StoredMediaAnswer;
import org.sweepwatch.ingest.message.media.UploadStoredMedia;
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
import org.sweepwatch.ingest.message.parameter.Parameters;
import org.sweepwatch.ingest.message.parameter.QueryNamedParameters;
import org.sweepwatch.ingest.message.parameter.SetParameters;
import org.sweepwatch.ingest.message.parameter.TerminalAttributes;
import org.sweepwatch.ingest.message.parameter.TerminalControl;
import org.sweepwatch.ingest.message.parameter.UpgradePackage;
import org.sweepwatch.ingest.message.parameter.UpgradeResult;
import org.sweepwatch.ingest.message.vehicle.CanData;
import org.sweepwatch.ingest.message.vehicle.DriverIdentity;
import org.sweepwatch.ingest.message.vehicle.RecorderCommand;
import org.sweepwatch.ingest.message.vehicle.RecorderData;
import org.sweepwatch.ingest.message.vehicle.VehicleControl;
import org.sweepwatch.ingest.message.vehicle.VehicleControlAnswer;
import org.sweepwatch.ingest.message.vehicle.Waybill;
import org.sweepwatch.ingest.message.video.FileUploadDone;
import org.sweepwatch.ingest.message.video.MediaAttributes;
import org.sweepwatch.ingest.message.video.PassengerFlow;
import org.sweepwatch.ingest.message.video.ResourceList;

/**
 * Which record reads which message, and where the standard describes it. A new message is one row here. Immutable; any
 * thread.
 */
public final class MessageCatalogue {
    private static final Map<MessageId, Entry> ENTRIES = new EnumMap<>(MessageId.class);

    static {
        String s13 = "JT/T 808-2013 ";
        add(MessageId.TERMINAL_GENERAL_REPLY, GeneralReply.class, GeneralReply::decode, s13 + "8.1");
        add(MessageId.PLATFORM_GENERAL_REPLY, GeneralReply.class, GeneralReply::decode, s13 + "8.2");
        add(MessageId.HEARTBEAT, Empty.class, Empty::decode, s13 + "8.3");
        add(MessageId.PLATFORM_RESEND_REQUEST, ResendRequest.class, ResendRequest::decode, s13 + "8.4");
        add(MessageId.REGISTRATION, Registration.class, Registration::decode, s13 + "8.5");
        add(MessageId.REGISTRATION_REPLY, RegistrationReply.class, RegistrationReply::decode, s13 + "8.6");
        add(MessageId.DEREGISTRATION, Empty.class, Empty::decode, s13 + "8.7");
        add(MessageId.AUTHENTICATION, Authentication.Content.class, Authentication.Content::decode, s13 + "8.8");
        add(MessageId.SET_PARAMETERS, SetParameters.class, SetParameters::decode, s13 + "8.9");
        add(MessageId.QUERY_PARAMETERS, Empty.class, Empty::decode, s13 + "8.10");
        add(MessageId.QUERY_NAMED_PARAMETERS, QueryNamedParameters.class, QueryNamedParameters::decode, s13 + "8.11");
        add(MessageId.PARAMETERS, Parameters.class, Parameters::decode, s13 + "8.12");
        add(MessageId.TERMINAL_CONTROL, TerminalControl.class, TerminalControl::decode, s13 + "8.13");
        add(MessageId.QUERY_ATTRIBUTES, Empty.class, Empty::decode, s13 + "8.14");
        add(MessageId.ATTRIBUTES, TerminalAttributes.class, TerminalAttributes::decode, s13 + "8.15");
        add(MessageId.UPGRADE_PACKAGE, UpgradePackage.class, UpgradePackage::decode, s13 + "8.16");
        add(MessageId.UPGRADE_RESULT, UpgradeResult.class, UpgradeResult::decode, s13 + "8.17");
        add(MessageId.LOCATION_REPORT, Location.class, Location::decode, s13 + "8.18");
        add(MessageId.QUERY_LOCATION, Empty.class, Empty::decode, s13 + "8.19");
        add(MessageId.LOCATION_ANSWER, LocationAnswer.class, LocationAnswer::decode, s13 + "8.20");
        add(MessageId.TEMPORARY_TRACKING, TemporaryTracking.class, TemporaryTracking::decode, s13 + "8.21");
        add(MessageId.ALARM_CONFIRMATION, AlarmConfirmation.class, AlarmConfirmation::decode, s13 + "8.22");
        add(MessageId.TEXT, TextMessage.class, TextMessage::decode, s13 + "8.23");
        add(MessageId.EVENT_LIST, EventList.class, EventList::decode, s13 + "8.24");
        add(MessageId.EVENT_REPORT, EventReport.class, EventReport::decode, s13 + "8.25");
        add(MessageId.QUESTION, Question.class, Question::decode, s13 + "8.26");
        add(MessageId.QUESTION_ANSWER, QuestionAnswer.class, QuestionAnswer::decode, s13 + "8.27");
        add(MessageId.INFORMATION_MENU, InformationMenu.class, InformationMenu::decode, s13 + "8.28");
        add(
                MessageId.INFORMATION_SUBSCRIPTION,
                InformationSubscription.class,
                InformationSubscription::decode,
                s13 + "8.29");
        add(MessageId.INFORMATION_SERVICE, InformationService.class, InformationService::decode, s13 + "8.30");
        add(MessageId.CALL_BACK, CallBack.class, CallBack::decode, s13 + "8.31");
        add(MessageId.PHONE_BOOK, PhoneBook.class, PhoneBook::decode, s13 + "8.32");
        add(MessageId.VEHICLE_CONTROL, VehicleControl.class, VehicleControl::decode, s13 + "8.33");
        add(MessageId.VEHICLE_CONTROL_ANSWER, VehicleControlAnswer.class, VehicleControlAnswer::decode, s13 + "8.34");
        add(MessageId.SET_CIRCLES, SetCircles.class, SetCircles::decode, s13 + "8.35");
        add(MessageId.DELETE_CIRCLES, DeleteAreas.class, DeleteAreas::decode, s13 + "8.36");
        add(MessageId.SET_RECTANGLES, SetRectangles.class, SetRectangles::decode, s13 + "8.37");
        add(MessageId.DELETE_RECTANGLES, DeleteAreas.class, DeleteAreas::decode, s13 + "8.38");
        add(MessageId.SET_POLYGON, PolygonArea.class, PolygonArea::decode, s13 + "8.39");
        add(MessageId.DELETE_POLYGONS, DeleteAreas.class, DeleteAreas::decode, s13 + "8.40");
        add(MessageId.SET_ROUTE, TerminalRoute.class, TerminalRoute::decode, s13 + "8.41");
        add(MessageId.DELETE_ROUTES, DeleteAreas.class, DeleteAreas::decode, s13 + "8.42");
        add(MessageId.COLLECT_RECORDER_DATA, RecorderCommand.class, RecorderCommand::decode, s13 + "8.43");
        add(MessageId.RECORDER_DATA, RecorderData.class, RecorderData::decode, s13 + "8.44");
        add(MessageId.SET_RECORDER_PARAMETERS, RecorderCommand.class, RecorderCommand::decode, s13 + "8.45");
        add(MessageId.WAYBILL, Waybill.class, Waybill::decode, s13 + "8.46");
        add(MessageId.QUERY_DRIVER_IDENTITY, Empty.class, Empty::decode, s13 + "8.47");
        add(MessageId.DRIVER_IDENTITY, DriverIdentity.class, DriverIdentity::decode, s13 + "8.48");
        add(MessageId.LOCATION_BATCH, LocationList.class, LocationList::decode, s13 + "8.49");
        add(MessageId.CAN_DATA, CanData.class, CanData::decode, s13 + "8.50");
        add(MessageId.MULTIMEDIA_EVENT, MediaEvent.class, MediaEvent::decode, s13 + "8.51");
        add(MessageId.MULTIMEDIA_DATA, MediaData.class, MediaData::decode, s13 + "8.52");
        add(MessageId.MULTIMEDIA_REPLY, MediaReply.class, MediaReply::decode, s13 + "8.53");
        add(MessageId.SHOOT, Shoot.class, Shoot::decode, s13 + "8.54");
        add(MessageId.SHOT_ANSWER, ShotAnswer.class, ShotAnswer::decode, s13 + "8.55");
        add(MessageId.SEARCH_STORED_MEDIA, SearchStoredMedia.class, SearchStoredMedia::decode, s13 + "8.56");
        add(MessageId.STORED_MEDIA_ANSWER, StoredMediaAnswer.class, StoredMediaAnswer::decode, s13 + "8.57");
        add(MessageId.UPLOAD_STORED_MEDIA, UploadStoredMedia.class, UploadStoredMedia::decode, s13 + "8.58");
        add(MessageId.RECORD_AUDIO, RecordAudio.class, RecordAudio::decode, s13 + "8.59");
        add(MessageId.FETCH_MEDIUM, FetchMedium.class, FetchMedium::decode, s13 + "8.60");
        add(MessageId.DOWNLINK_PASS_THROUGH, PassThrough.class, PassThrough::decode, s13 + "8.61");
        add(MessageId.UPLINK_PASS_THROUGH, PassThrough.class, PassThrough::decode, s13 + "8.62");
        add(MessageId.COMPRESSED_DATA, CompressedData.class, CompressedData::decode, s13 + "8.63");
        add(MessageId.PLATFORM_RSA_KEY, RsaKey.class, RsaKey::decode, s13 + "8.64");
        add(MessageId.TERMINAL_RSA_KEY, RsaKey.class, RsaKey::decode, s13 + "8.65");

        String s19 = "JT/T 808-2019 8";
        add(MessageId.SERVER_TIME_QUERY, Empty.class, Empty::decode, s19 + ".4");
        add(MessageId.SERVER_TIME_REPLY, ServerTimeReply.class, ServerTimeReply::decode, s19 + ".5");
        add(MessageId.TERMINAL_RESEND_REQUEST, ResendRequest.class, ResendRequest::decode, s19 + ".7");
        add(MessageId.LINK_TEST, Empty.class, Empty::decode, s19);
        add(MessageId.QUERY_AREAS, QueryAreas.class, QueryAreas::decode, s19);
        add(MessageId.AREA_ANSWER, AreaAnswer.class, AreaAnswer::decode, s19);

        String s1078 = "JT/T 1078-2016 5.";
        add(MessageId.MEDIA_ATTRIBUTES, MediaAttributes.class, MediaAttributes::decode, s1078 + "3.3");
        add(MessageId.PASSENGER_FLOW, PassengerFlow.class, PassengerFlow::decode, s1078 + "4.2");
        add(MessageId.RESOURCE_LIST, ResourceList.class, ResourceList::decode, s1078 + "6.2");
        add(MessageId.FILE_UPLOAD_DONE, FileUploadDone.class, FileUploadDone::decode, s1078 + "6.6");
    }

    private MessageCatalogue() {}

    private record Entry(
            Class<? extends MessageBody> type, Function<BodyReader, MessageBody> decoder, String section) {}

    private static <T extends MessageBody> void add(
            MessageId id, Class<T> type, Function<BodyReader, T> decoder, String section) {
        ENTRIES.put(id, new Entry(type, decoder::apply, section));
    }

    /** The record of a message; null when there is none. */
    public static Class<? extends MessageBody> typeOf(MessageId id) {
        Entry entry = ENTRIES.get(id);
        return entry == null ? null : entry.type();
    }

    /** Where the body is described, for example {@code JT/T 808-2013 8.18}; empty when no record reads the message. */
    public static String sectionOf(MessageId id) {
        Entry entry = ENTRIES.get(id);
        return entry == null ? "" : entry.section();
    }

    /**
     * Reads a whole body: in the edition expected, or in another one when only that fits it exactly, because terminals send
     * the layouts of other editions.
     *
     * @param expected what is known of the terminal, or at least what the header says
     * @return null when no record reads the message, or the body is too short for each layout
     */
    public static DecodedBody decode(MessageId id, byte[] bytes, int offset, int length, ProtocolVersion expected) {
        DecodedBody loose = null;
        for (ProtocolVersion version : order(expected)) {
            BodyReader in = new BodyReader(bytes, offset, length, version);
            MessageBody body = decode(id, in);
            if (body != null && in.remaining() == 0 && !in.isDoubtful()) {
                return new DecodedBody(body, in.version(), 0);
            }
            if (body != null && loose == null) {
                loose = new DecodedBody(body, in.version(), in.remaining());
            }
        }
        return loose;
    }

    /**
     * Reads a body in exactly the reader's edition, so that its listener is told the fields.
     *
     * @return null when no record reads the message, or the body is too short for it
     */
    public static MessageBody decode(MessageId id, BodyReader in) {
        Entry entry = ENTRIES.get(id);
        if (entry == null) {
            return null;
        }
        MessageBody body = entry.decoder().apply(in);
        return in.isShort() ? null : body;
    }

    private static List<ProtocolVersion> order(ProtocolVersion expected) {
        return switch (expected) {
            case V2011 -> List.of(V2011, V2013, V2019);
            case V2013 -> List.of(V2013, V2011, V2019);
            case V2019 -> List.of(V2019, V2013, V2011);
        };
    }
}
