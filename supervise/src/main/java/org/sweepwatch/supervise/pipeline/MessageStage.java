package org.sweepwatch.supervise.pipeline;

import com.lmax.disruptor.EventHandler;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.supervise.message.MessageMeaning;
import org.sweepwatch.supervise.message.UplinkMessage;
import org.sweepwatch.supervise.message.UplinkResult;

/**
 * Third stage, beside geography and health: what a message other than a position means. Its result becomes rows of the
 * store; what cannot be dealt with goes to quarantine as it came.
 */
final class MessageStage implements EventHandler<PipelineEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(MessageStage.class);

    private final MessageMeaning meaning;
    private final IntFunction<ProtocolVersion> versionOf;
    private final PipelineCounters counters;

    /** @param versionOf the edition that a vehicle's terminal registered with */
    MessageStage(MessageMeaning meaning, IntFunction<ProtocolVersion> versionOf, PipelineCounters counters) {
        this.meaning = meaning;
        this.versionOf = versionOf;
        this.counters = counters;
    }

    @Override
    public void onEvent(PipelineEvent event, long sequence, boolean endOfBatch) {
        if (event.kind != PipelineEvent.Kind.MESSAGE) {
            return;
        }
        UplinkMessage message = new UplinkMessage(
                event.journalIndex,
                event.item,
                event.receivedMs,
                event.vehicleId,
                event.messageId,
                event.serial,
                version(event),
                event.message);
        try {
            UplinkResult result = meaning.of(message);
            event.rows.addAll(result.rows());
            event.afterStoring = result.afterStoring();
            event.messageFault = result.fault();
        } catch (RuntimeException e) {
            LOG.error(
                    "message 0x{} of vehicle {} not understood at journal index {}",
                    String.format("%04X", event.messageId),
                    event.vehicleId,
                    event.journalIndex,
                    e);
            counters.stageFailures.increment();
            event.messageFault = "MESSAGE_FAILED";
        }
        if (event.messageFault == null) {
            event.message = null;
        } else {
            counters.quarantined(event.messageFault);
        }
    }

    private ProtocolVersion version(PipelineEvent event) {
        if (event.layout2019) {
            return ProtocolVersion.V2019;
        }
        return versionOf.apply(event.vehicleId) == ProtocolVersion.V2011
                ? ProtocolVersion.V2011
                : ProtocolVersion.V2013;
    }
}
