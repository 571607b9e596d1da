package org.tallystick.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.CustomerId;
import org.tallystick.disputes.Dispute;
import org.tallystick.disputes.DisputeDesk;
import org.tallystick.disputes.DisputeId;
import org.tallystick.disputes.Disputes;
import org.tallystick.disputes.RaisedBy;
import org.tallystick.disputes.Settlement;
import org.tallystick.disputes.StepDesk;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.lib.collections.disputes.DisputeState;
import org.tallystick.lib.collections.disputes.DisputeStep;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItemId;

/** Disputes: opened, read, and taken to their next step. */
@RestController
@RequestMapping("/api/v1/disputes")
class DisputesApi {
    private final Disputes disputes;
    private final DisputeDesk desk;
    private final StepDesk steps;

    DisputesApi(Disputes disputes, DisputeDesk desk, StepDesk steps) {
        this.disputes = disputes;
        this.desk = desk;
        this.steps = steps;
    }

    @SnakeCase
    record DisputeView(
            UUID id,
            String number,
            UUID customerId,
            String document,
            @Nullable UUID invoiceId,
            @Nullable Integer line,
            @Nullable UUID openItemId,
            Amount contested,
            String reason,
            @Nullable String theirCode,
            String words,
            String raisedBy,
            LocalDate openedOn,
            String state,
            LocalDate decideBy,
            boolean late,
            @Nullable Amount accepted,
            @Nullable UUID creditMemoId,
            @Nullable String rootCause,
            List<String> allowed) {
        static DisputeView of(Dispute dispute) {
            Dispute.Matter matter = dispute.matter();
            Dispute.Verdict verdict = dispute.standing().verdict();
            return new DisputeView(
                    dispute.id().value(),
                    dispute.number(),
                    matter.customer().value(),
                    matter.label(),
                    matter.invoice() == null ? null : matter.invoice().value(),
                    matter.line(),
                    matter.item() == null ? null : matter.item().value(),
                    Amount.of(dispute.contested()),
                    matter.reason(),
                    matter.theirCode(),
                    matter.words(),
                    word(matter.raisedBy()),
                    matter.openedOn(),
                    word(dispute.state()),
                    dispute.standing().dueOn(),
                    dispute.isLate(),
                    verdict == null ? null : Amount.of(verdict.accepted()),
                    verdict == null || !"credit memo".equals(verdict.deedType()) ? null : verdict.deed(),
                    dispute.standing().cause(),
                    dispute.offered().stream().sorted().map(DisputesApi::word).toList());
        }
    }

    @GetMapping
    Cursor.Slice<DisputeView> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(name = "customer_id", required = false) @Nullable UUID customer,
            @RequestParam(required = false) @Nullable String state,
            Caller caller) {
        caller.must(Permission.VIEW);
        Cursor page = Cursor.of(cursor, limit);
        List<DisputeView> rows = disputes
                .after(
                        caller.company(),
                        page.after(),
                        customer == null ? null : new CustomerId(customer),
                        state(state),
                        page.fetched())
                .stream()
                .map(DisputeView::of)
                .toList();
        return page.slice(rows, DisputeView::id);
    }

    private static @Nullable DisputeState state(@Nullable String state) {
        try {
            return state == null ? null : DisputeState.valueOf(state.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("STATE_UNKNOWN", "There is no such state of a dispute.");
        }
    }

    @GetMapping("/{id}")
    DisputeView show(@PathVariable UUID id, Caller caller) {
        caller.must(Permission.VIEW);
        return view(caller, new DisputeId(id));
    }

    /** Opens one about an invoice, a line of it, or an open item. */
    @PostMapping
    @Transactional
    ResponseEntity<DisputeView> open(@RequestBody byte[] body, Caller caller) {
        caller.must(Permission.KEEP_DISPUTES);
        Fields fields = Fields.of(body);
        Optional<UUID> invoice = fields.id("invoice_id");
        Optional<UUID> item = fields.id("open_item_id");
        Integer line = fields.has("line") ? (Integer) fields.requiredInteger("line") : null;
        Optional<Money> amount = money(fields);
        Optional<String> reason = fields.text("reason");
        Optional<String> theirs = fields.text("their_code");
        String words = fields.required("words");
        Optional<RaisedBy> raisedBy = fields.choice("raised_by", RaisedBy.class);
        Optional<UUID> payment = fields.id("payment_id");
        if (invoice.isPresent() == item.isPresent()) {
            fields.wrong("invoice_id", "ONE_EXPECTED", "Name either an invoice or an open item.");
        }
        fields.verify();
        DisputeDesk.About about = item.<DisputeDesk.About>map(id -> new DisputeDesk.About.OfItem(new OpenItemId(id)))
                .orElseGet(() -> new DisputeDesk.About.OfInvoice(new InvoiceId(invoice.orElseThrow()), line));
        DisputeId id = desk.open(
                caller,
                new DisputeDesk.Opening(
                        about,
                        amount,
                        reason.orElse(null),
                        theirs.orElse(null),
                        words,
                        raisedBy.orElse(RaisedBy.CUSTOMER),
                        payment.map(PaymentId::new).orElse(null)));
        return ResponseEntity.status(HttpStatus.CREATED).body(view(caller, id));
    }

    /** Takes the next step; what is not allowed now is answered with 409 and what is. */
    @PostMapping("/{id}/steps")
    @Transactional
    DisputeView step(@PathVariable UUID id, @RequestBody byte[] body, Caller caller) {
        caller.must(Permission.KEEP_DISPUTES);
        var dispute = new DisputeId(id);
        view(caller, dispute);
        Fields fields = Fields.of(body);
        fields.required("step");
        Optional<DisputeStep> step = fields.choice("step", DisputeStep.class);
        Optional<String> note = fields.text("note");
        Optional<Money> amount = money(fields);
        Optional<Settlement> settlement = fields.choice("settlement", Settlement.class);
        Optional<String> cause = fields.text("root_cause");
        Optional<UUID> person = fields.id("person_id");
        Optional<LocalDate> dueOn = fields.date("due_on");
        fields.verify();
        steps.take(
                caller,
                dispute,
                step.orElseThrow(),
                new StepDesk.Input(
                        note.orElse(null),
                        amount,
                        settlement.orElse(Settlement.CREDIT_MEMO),
                        cause.orElse(null),
                        person.orElse(null),
                        dueOn.orElse(null)));
        return view(caller, dispute);
    }

    private static Optional<Money> money(Fields fields) {
        return fields.has("amount") ? Optional.of(fields.requiredMoney("amount")) : Optional.empty();
    }

    private DisputeView view(Caller caller, DisputeId id) {
        return disputes.find(caller.company(), id).map(DisputeView::of).orElseThrow(() -> Refusal.notFound("dispute"));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
