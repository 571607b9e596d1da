package org.tallystick.onboarding;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.BusinessClock;

/** The item {@code TERMS} of the checklist follows the acknowledgements. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TermsItem {
    private final ItemSteps items;
    private final Checklists checklists;
    private final BusinessClock clock;

    TermsItem(ItemSteps items, Checklists checklists, BusinessClock clock) {
        this.items = items;
        this.checklists = checklists;
        this.clock = clock;
    }

    void settle(Caller caller, CustomerId customer, Acknowledgements.Signature signature) {
        LocalDate today = clock.today(caller.company());
        LocalDate until = checklists
                .find(caller.company(), ChecklistItem.TERMS)
                .flatMap(item -> Optional.ofNullable(item.validMonths()))
                .map(today::plusMonths)
                .orElse(null);
        items.settle(
                caller,
                customer,
                ChecklistItem.TERMS,
                new ItemSteps.Settled(null, "Signed by " + signature.signer(), signature.document(), until));
    }

    void open(Caller caller, CustomerId customer) {
        ItemStep step = Objects.requireNonNullElse(
                        items.latest(caller.company(), List.of(customer)).get(customer), Map.<String, ItemStep>of())
                .get(ChecklistItem.TERMS);
        if (step != null && step.isSettled()) {
            items.reopen(caller, List.of(step), ItemStep.Reopened.WITHDRAWN, null);
        }
    }
}
