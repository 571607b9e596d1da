package org.tallystick.workbench.disputes;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tallystick.access.Caller;
import org.tallystick.access.People;
import org.tallystick.access.Permission;
import org.tallystick.access.Role;
import org.tallystick.customers.Customer;
import org.tallystick.disputes.Dispute;
import org.tallystick.disputes.DisputeFilter;
import org.tallystick.disputes.DisputeReasons;
import org.tallystick.disputes.Disputes;
import org.tallystick.lib.collections.disputes.DisputeState;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.customers.CustomerLookup;
import org.tallystick.workbench.disputes.DisputePages.View;

/** The list of disputes. */
@Controller
@RequestMapping("/c/{code}/disputes")
class DisputesController {
    private final Disputes disputes;
    private final DisputeReasons reasons;
    private final People people;
    private final CustomerLookup lookup;
    private final BusinessClock clock;

    DisputesController(
            Disputes disputes, DisputeReasons reasons, People people, CustomerLookup lookup, BusinessClock clock) {
        this.disputes = disputes;
        this.reasons = reasons;
        this.people = people;
        this.lookup = lookup;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "OPEN") View show,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int olderThan,
            @RequestParam(defaultValue = "1") int page,
            Caller caller,
            Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        LocalDate today = clock.today(company);
        Page<Dispute> found = disputes.list(
                company,
                filter(caller, show, reason, owner, customer, q, olderThan > 0 ? today.minusDays(olderThan) : null),
                page,
                Page.SIZE);
        model.addAttribute(
                "page",
                new DisputePages.ListPage(
                        found,
                        lookup.of(
                                company,
                                found.rows().stream()
                                        .map(dispute -> dispute.matter().customer())
                                        .toList()),
                        reasons.byCode(company),
                        new DisputePages.Owners(people.members(company)),
                        today));
        return "workbench/disputes/list";
    }

    private DisputeFilter filter(
            Caller caller,
            View show,
            String reason,
            String owner,
            String customer,
            String text,
            @Nullable LocalDate openedThrough) {
        UUID me = show == View.MINE ? caller.actor().id() : null;
        return new DisputeFilter(
                states(show),
                show == View.LATE,
                Entered.text(reason),
                lookup.narrow(caller.company(), customer).map(Customer::id).orElse(null),
                me == null ? person(owner) : me,
                me == null ? parts(owner) : people.roles(caller.company(), me),
                openedThrough,
                Entered.text(text));
    }

    private static Set<DisputeState> states(View show) {
        return switch (show) {
            case OPEN, MINE -> which(DisputeState::isOpen);
            case LATE -> which(DisputeState::isUndecided);
            case ALL -> Set.of();
        };
    }

    private static Set<DisputeState> which(Predicate<DisputeState> wanted) {
        return Arrays.stream(DisputeState.values())
                .filter(wanted)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DisputeState.class)));
    }

    /** Nobody has the id of nothing, so that a part alone is asked for. */
    private static @Nullable UUID person(String owner) {
        if (owner.isBlank()) {
            return null;
        }
        return OwnerField.read(owner).person() == null
                ? new UUID(0, 0)
                : OwnerField.read(owner).person();
    }

    private static Set<Role> parts(String owner) {
        Role role = owner.isBlank() ? null : OwnerField.read(owner).role();
        return role == null ? Set.of() : Set.of(role);
    }
}
