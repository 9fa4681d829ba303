package org.sweepwatch.supervise.api;

import java.net.SocketAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntFunction;
import org.sweepwatch.ingest.frame.ProtocolVersion;
import org.sweepwatch.store.query.CommandStore;
import org.sweepwatch.store.query.MediumQuery;
import org.sweepwatch.store.query.MessageQuery;
import org.sweepwatch.store.query.OpenAlarmStore;
import org.sweepwatch.store.query.SimTrafficStore;
import org.sweepwatch.store.query.TerminalAreaStore;
import org.sweepwatch.store.query.TerminalFactStore;
import org.sweepwatch.store.query.WantedParameterStore;
import org.sweepwatch.supervise.command.CommandAnswers;
import org.sweepwatch.supervise.command.Commands;
import org.sweepwatch.supervise.media.MediaFiles;
import org.sweepwatch.supervise.message.PersonalData;

/**
 * What the API says of terminals, and sends down to them. All of it is thread-safe.
 *
 * @param commands takes new commands
 * @param commandLog all commands there were
 * @param answers finds the messages that answered them
 * @param mediaFiles the bytes of media
 * @param personal opens what is stored of drivers
 * @param areas fences and routes on the terminals
 * @param links the connection that a vehicle's terminal has now
 * @param versionOf the edition that a vehicle's terminal speaks, null when it is not known
 * @param trafficWarningMb traffic of a month from which a SIM card is warned of, MB of 1,000,000 bytes
 * @param models what is particular to their models
 */
public record TerminalServices(
        Commands commands,
        CommandStore commandLog,
        CommandAnswers answers,
        MessageQuery messages,
        MediumQuery media,
        MediaFiles mediaFiles,
        TerminalFactStore facts,
        PersonalData personal,
        WantedParameterStore wantedParameters,
        OpenAlarmStore alarms,
        SimTrafficStore traffic,
        TerminalAreaStore areas,
        IntFunction<Optional<Link>> links,
        IntFunction<ProtocolVersion> versionOf,
        int trafficWarningMb,
        ModelServices models) {
    /**
     * A live connection.
     *
     * @param since when it was authenticated
     * @param address where it comes from
     */
    public record Link(Instant since, SocketAddress address) {}
}
