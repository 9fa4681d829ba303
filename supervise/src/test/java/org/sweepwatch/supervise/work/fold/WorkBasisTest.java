package org.sweepwatch.supervise.work.fold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sweepwatch.supervise.device.fold.MotionSettings;
import org.sweepwatch.supervise.rulebook.RuleKey;
import org.sweepwatch.supervise.rulebook.Rules;
import org.sweepwatch.supervise.work.state.WorkThresholds;

class WorkBasisTest {
    private static WorkBasis with(MotionSettings motion) {
        return WorkBasis.of(WorkGround.NONE, null, WorkThresholds.DEFAULT, FoldRules.DEFAULT, motion);
    }

    /** Else every fold stored before would be unreadable after an update. */
    @Test
    void motionByTheStandardLeavesTheVersionThatStoredFoldsCarry() {
        long version = WorkGround.NONE.version() * 31 + WorkThresholds.DEFAULT.hashCode();
        assertEquals(
                version * 31 + FoldRules.DEFAULT.hashCode(),
                with(MotionSettings.DEFAULT).version());
    }

    @Test
    void everySettingOfMotionLeadsToAnotherFold() {
        for (RuleKey key : RuleKey.values()) {
            Rules changed = new Rules(Map.of(key, key.most()));
            if (!MotionSettings.of(changed).equals(MotionSettings.DEFAULT)) {
                assertNotEquals(
                        WorkBasis.NONE.version(),
                        with(MotionSettings.of(changed)).version(),
                        key.key());
            }
        }
    }
}
