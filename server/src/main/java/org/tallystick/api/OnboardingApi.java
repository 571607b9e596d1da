package org.tallystick.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.CustomerId;
import org.tallystick.onboarding.Acknowledgement;
import org.tallystick.onboarding.Acknowledgements;
import org.tallystick.onboarding.ChecklistItem;
import org.tallystick.onboarding.ItemStep;
import org.tallystick.onboarding.Onboarding;
import org.tallystick.onboarding.OnboardingDesk;
import org.tallystick.onboarding.Onboardings;
import org.tallystick.platform.BusinessClock;

/** How far customers have come, what they accepted, and the items of their checklists. */
@RestController
@RequestMapping("/api/v1/customers/{id}/onboarding")
class OnboardingApi {
    private final Onboardings onboardings;
    private final OnboardingDesk desk;
    private final Acknowledgements acknowledgements;
    private final BusinessClock clock;

    OnboardingApi(
            Onboardings onboardings, OnboardingDesk desk, Acknowledgements acknowledgements, BusinessClock clock) {
        this.onboardings = onboardings;
        this.desk = desk;
        this.acknowledgements = acknowledgements;
        this.clock = clock;
    }

    @SnakeCase
    record ItemView(
            String item,
            String title,
            boolean required,
            boolean settled,
            @Nullable String note,
            @Nullable UUID documentId,
            @Nullable LocalDate validUntil,
            @Nullable String reopened,
            @Nullable LocalDate openSince) {
        static ItemView of(Onboarding onboarding, ChecklistItem item) {
            ItemStep step = onboarding.step(item).orElse(null);
            boolean settled = onboarding.isSettled(item);
            ItemStep.Reopened reopened = step == null ? null : step.reopened();
            return new ItemView(
                    item.code().toLowerCase(Locale.ROOT),
                    item.title(),
                    onboarding.isRequired(item),
                    settled,
                    step == null ? null : step.note(),
                    step == null ? null : step.document(),
                    step == null ? null : step.validUntil(),
                    reopened == null ? null : reopened.name().toLowerCase(Locale.ROOT),
                    settled ? null : onboarding.openSince(item).orElse(null));
        }
    }

    @SnakeCase
    record AcceptedView(UUID id, String payer, String signer, LocalDate signedOn, String way, String sha256) {
        static AcceptedView of(Acknowledgement one) {
            return new AcceptedView(
                    one.id(),
                    one.payer(),
                    one.signer(),
                    one.signedOn(),
                    one.way().name().toLowerCase(Locale.ROOT),
                    one.textSha256());
        }
    }

    @SnakeCase
    record OnboardingView(
            UUID customerId,
            String stage,
            @Nullable LocalDate begun,
            List<ItemView> items,
            @Nullable AcceptedView acknowledgement) {}

    @GetMapping
    OnboardingView show(@PathVariable UUID id, Caller caller) {
        caller.must(Permission.VIEW);
        return view(caller, new CustomerId(id));
    }

    /** Settles an item with a note, or with a document of the customer that is here already. */
    @PostMapping("/items")
    @Transactional
    OnboardingView settle(@PathVariable UUID id, @RequestBody byte[] body, Caller caller) {
        var customer = new CustomerId(id);
        Fields fields = Fields.of(body);
        String item = fields.required("item");
        Optional<String> note = fields.text("note");
        Optional<UUID> document = fields.id("document_id");
        Optional<String> account = fields.text("account");
        Optional<LocalDate> validUntil = fields.date("valid_until");
        fields.verify();
        desk.settle(
                caller,
                customer,
                item.toUpperCase(Locale.ROOT),
                new OnboardingDesk.Evidence(
                        note.orElse(null), document.orElse(null), null, account.orElse(null), validUntil.orElse(null)));
        return view(caller, customer);
    }

    /** Makes a verified customer active. */
    @PostMapping("/activation")
    @Transactional
    OnboardingView activate(@PathVariable UUID id, Caller caller) {
        var customer = new CustomerId(id);
        desk.activate(caller, customer);
        return view(caller, customer);
    }

    private OnboardingView view(Caller caller, CustomerId id) {
        Onboarding onboarding = onboardings.of(caller.company(), id);
        return new OnboardingView(
                id.value(),
                onboarding.stage().name().toLowerCase(Locale.ROOT),
                onboarding.begun(),
                onboarding.items().stream()
                        .map(item -> ItemView.of(onboarding, item))
                        .toList(),
                acknowledgements
                        .accepted(caller.company(), id, clock.today(caller.company()))
                        .map(AcceptedView::of)
                        .orElse(null));
    }
}
