package org.tallystick.workbench.debits;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.cashapp.ReceiptLines;
import org.tallystick.debits.Debit;
import org.tallystick.debits.DebitHandOut;
import org.tallystick.debits.DebitNotices;
import org.tallystick.debits.DebitOutcomes;
import org.tallystick.debits.DebitRun;
import org.tallystick.debits.DebitRuns;
import org.tallystick.debits.Debits;
import org.tallystick.delivery.Artefacts;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.Network;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Transactions;
import org.tallystick.workbench.Downloads;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.customers.CustomerLookup;
import org.tallystick.workbench.deliveries.Pdf;
import org.tallystick.workbench.history.Histories;

/** One run of direct debits: its file, its debits, and what became of them. */
@Controller
@RequestMapping("/c/{code}/direct-debits/{id}")
class DebitRunController {
    private final DebitRuns runs;
    private final Debits debits;
    private final DebitNotices notices;
    private final DebitHandOut handOut;
    private final DebitOutcomes outcomes;
    private final Artefacts artefacts;
    private final BankAccounts accounts;
    private final CustomerLookup lookup;
    private final Histories histories;
    private final ReceiptLines lines;
    private final Downloads downloads;
    private final Transactions transactions;
    private final BusinessClock clock;

    DebitRunController(
            DebitRuns runs,
            Debits debits,
            DebitNotices notices,
            DebitHandOut handOut,
            DebitOutcomes outcomes,
            Artefacts artefacts,
            BankAccounts accounts,
            CustomerLookup lookup,
            Histories histories,
            ReceiptLines lines,
            Downloads downloads,
            Transactions transactions,
            BusinessClock clock) {
        this.runs = runs;
        this.debits = debits;
        this.notices = notices;
        this.handOut = handOut;
        this.outcomes = outcomes;
        this.artefacts = artefacts;
        this.accounts = accounts;
        this.lookup = lookup;
        this.histories = histories;
        this.lines = lines;
        this.downloads = downloads;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable UUID id, Caller caller, @RequestAttribute Shell shell, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        DebitRun run = find(company, id);
        List<Debit> all = debits.ofRun(company, id);
        model.addAttribute(
                "page",
                new DebitPages.Run(
                        run,
                        accounts.find(company, run.bankAccount()).orElseThrow(),
                        all,
                        lookup.of(company, all.stream().map(Debit::customer).toList()),
                        histories.ofSubject(company, id, shell),
                        clock.today(company)));
        return "workbench/debits/run";
    }

    @GetMapping(params = "format")
    void export(@PathVariable UUID id, @RequestParam String format, Caller caller, HttpServletResponse response) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        DebitRun run = find(company, id);
        List<Debit> all = debits.ofRun(company, id);
        downloads.send(
                DebitsTable.of(
                        run,
                        all,
                        lookup.of(company, all.stream().map(Debit::customer).toList())),
                format,
                response);
    }

    /** The file for the bank, as it was made. */
    @GetMapping("/file")
    ResponseEntity<byte[]> file(@PathVariable UUID id, Caller caller) {
        caller.must(Permission.TAKE_PAYMENTS);
        DebitRun run = find(caller.company(), id);
        boolean ach = run.network() == Network.ACH;
        var attachment = ContentDisposition.attachment()
                .filename("direct-debits-" + run.collectOn() + (ach ? ".ach" : ".xml"))
                .build();
        return ResponseEntity.ok()
                .contentType(ach ? MediaType.TEXT_PLAIN : MediaType.APPLICATION_XML)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .body(runs.content(caller.company(), id));
    }

    /** The file is written of those who were told in time. */
    @PostMapping("/hand-out")
    View handOut(@PathVariable UUID id, Caller caller, @RequestAttribute Shell shell) {
        return carryOut(caller, shell, id, () -> {
            handOut.handOut(caller, id);
            return id;
        });
    }

    /** What the payer is told, as PDF. */
    @GetMapping("/debits/{debit}/notice")
    ResponseEntity<byte[]> notice(@PathVariable UUID id, @PathVariable UUID debit, Caller caller) {
        caller.must(Permission.VIEW);
        return Pdf.answer(artefacts.debitNoticePdf(
                caller.company(), find(caller.company(), id, debit).id()));
    }

    @PostMapping("/debits/{debit}/told")
    View told(
            @PathVariable UUID id,
            @PathVariable UUID debit,
            @RequestParam LocalDate on,
            @RequestParam(defaultValue = "") String how,
            Caller caller,
            @RequestAttribute Shell shell) {
        caller.must(Permission.TAKE_PAYMENTS);
        Debit found = find(caller.company(), id, debit);
        return carryOut(caller, shell, id, () -> {
            notices.told(caller, found.id(), on, how);
            return id;
        });
    }

    @PostMapping("/collect")
    View collect(@PathVariable UUID id, @RequestParam LocalDate on, Caller caller, @RequestAttribute Shell shell) {
        return carryOut(caller, shell, id, () -> {
            outcomes.collect(caller, id, on);
            return id;
        });
    }

    @PostMapping("/cancel")
    View cancel(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell) {
        return carryOut(caller, shell, id, () -> {
            outcomes.cancel(caller, id, reason);
            return id;
        });
    }

    @PostMapping("/debits/{debit}/back")
    View sentBack(
            @PathVariable UUID id,
            @PathVariable UUID debit,
            @RequestParam LocalDate on,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell) {
        caller.must(Permission.TAKE_PAYMENTS);
        Debit found = find(caller.company(), id, debit);
        return carryOut(caller, shell, id, () -> {
            outcomes.sentBack(caller, debit, on, reason);
            if (found.payment() != null) {
                lines.follow(caller.company(), found.payment());
            }
            return id;
        });
    }

    private View carryOut(Caller caller, Shell shell, UUID id, Supplier<UUID> deed) {
        transactions.in(CompanyScope.of(caller.company()), deed);
        return SeeOther.page(shell, "/direct-debits/" + id);
    }

    private Debit find(CompanyId company, UUID run, UUID debit) {
        return debits.find(company, debit)
                .filter(one -> one.run().equals(run))
                .orElseThrow(() -> Refusal.notFound("direct debit"));
    }

    private DebitRun find(CompanyId company, UUID id) {
        return runs.find(company, id).orElseThrow(() -> Refusal.notFound("run of direct debits"));
    }
}
