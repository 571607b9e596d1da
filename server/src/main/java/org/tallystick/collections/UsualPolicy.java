package org.tallystick.collections;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.tallystick.lib.collections.dunning.Level;
import org.tallystick.lib.collections.dunning.Tone;
import org.tallystick.platform.Ids;

/** The policy a company may begin with: three levels in five weeks, on business days. */
public final class UsualPolicy {
    private static final int BETWEEN = 10;

    private UsualPolicy() {}

    public static DunningPolicy from(LocalDate day) {
        return new DunningPolicy(
                Ids.next(),
                0,
                "Usual",
                day,
                List.of(new Level(1, 7, Tone.REMINDER), new Level(2, 21, Tone.DEMAND), new Level(3, 35, Tone.FINAL)),
                BETWEEN,
                Map.of(),
                true,
                false);
    }
}
