package org.tallystick.onboarding;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;

/**
 * Where a customer stands on the way in.
 *
 * @param begun since when they are being onboarded; null for who is active
 */
public record Onboarding(
        Customer customer, @Nullable LocalDate begun, List<ChecklistItem> checklist, Map<String, ItemStep> steps) {
    public Onboarding {
        checklist = List.copyOf(checklist);
        steps = Map.copyOf(steps);
    }

    public Stage stage() {
        if (begun == null) {
            return Stage.ACTIVE;
        }
        return missing().isEmpty() ? Stage.VERIFIED : Stage.PROSPECT;
    }

    /** What is required of the customer, or was settled or opened for them. */
    public List<ChecklistItem> items() {
        return checklist.stream()
                .filter(item -> isRequired(item) || steps.containsKey(item.code()))
                .toList();
    }

    public boolean isRequired(ChecklistItem item) {
        return item.isRequiredOf(customer.profile().kind());
    }

    public boolean isSettled(ChecklistItem item) {
        return step(item).filter(ItemStep::isSettled).isPresent();
    }

    public Optional<ItemStep> step(ChecklistItem item) {
        return Optional.ofNullable(steps.get(item.code()));
    }

    /** Required and open. */
    public List<ChecklistItem> missing() {
        return checklist.stream()
                .filter(item -> isRequired(item) && !isSettled(item))
                .toList();
    }

    /** Since when an item is open: the day it was opened again, else the day the onboarding began. */
    public Optional<LocalDate> openSince(ChecklistItem item) {
        return step(item)
                .filter(step -> !step.isSettled())
                .map(ItemStep::recordedOn)
                .or(() -> Optional.ofNullable(begun));
    }
}
