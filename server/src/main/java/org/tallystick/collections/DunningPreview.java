package org.tallystick.collections;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tallystick.collections.Choosing.Chosen;
import org.tallystick.lib.collections.dunning.Tone;
import org.tallystick.lib.money.Money;

/**
 * What a run would do.
 *
 * @param left how many items would be in no notice, by reason
 */
public record DunningPreview(List<Wanted> notices, SortedMap<String, Long> left) {
    public DunningPreview {
        notices = List.copyOf(notices);
    }

    /** A notice it would propose. */
    public record Wanted(String customer, int level, Tone tone, Money demanded, int items) {}

    static DunningPreview of(List<Chosen> chosen) {
        return new DunningPreview(
                chosen.stream()
                        .flatMap(one -> one.selection().level().stream()
                                .map(level -> new Wanted(
                                        one.customer().number(),
                                        level.number(),
                                        level.tone(),
                                        one.selection().total(),
                                        one.selection().in().size())))
                        .toList(),
                chosen.stream()
                        .flatMap(one -> one.selection().choices().stream())
                        .filter(choice -> !choice.isIn())
                        .collect(Collectors.groupingBy(
                                choice -> choice.place().name(), TreeMap::new, Collectors.counting())));
    }
}
