package org.sweepwatch.supervise.work.figure;

import java.time.Instant;
import java.util.List;
import org.sweepwatch.store.query.FigureEntry;

/**
 * What people entered for a figure that no device measures (人工填报), and whose work it is measured against. Serialised as it
 * stands.
 *
 * @param wholeDistricts with an entry of their own, which is for all of their vehicles; what remains is by vehicle
 * @param vehicles how many vehicles' work is in the denominator; null where work is not the denominator
 * @param ofVehicles how many were planned or out; those left out have no entry, or too much of their data is missing
 * @param proofs of the entries of the districts, or of the vehicle; those of a sum over vehicles stand with each vehicle
 */
public record Entered(List<String> wholeDistricts, Integer vehicles, Integer ofVehicles, List<Proof> proofs) {
    /**
     * Where a number comes from.
     *
     * @param entry number of the entry
     * @param evidence where the proof is
     * @param by who entered it
     */
    public record Proof(long entry, String evidence, String by, Instant at) {
        static Proof of(FigureEntry entry) {
            return new Proof(
                    entry.id(),
                    entry.evidence(),
                    entry.change().actor(),
                    entry.change().at());
        }
    }
}
