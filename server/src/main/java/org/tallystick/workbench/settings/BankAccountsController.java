package org.tallystick.workbench.settings;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.tallystick.approvals.Answer;
import org.tallystick.approvals.Approval;
import org.tallystick.approvals.ApprovalFilter;
import org.tallystick.approvals.ApprovalId;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.ApprovalState;
import org.tallystick.approvals.Approvals;
import org.tallystick.ledger.Accounts;
import org.tallystick.lib.einvoice.references.Iban;
import org.tallystick.payments.AchAccount;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.BankDetailsDesk;
import org.tallystick.payments.Creditor;
import org.tallystick.payments.Creditors;
import org.tallystick.payments.Originator;
import org.tallystick.payments.Originators;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Page;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** The company's accounts at banks. */
@Controller
@RequestMapping("/c/{code}/settings/bank-accounts")
class BankAccountsController {
    private final BankAccounts banks;
    private final BankDetailsDesk details;
    private final Approvals approvals;
    private final Accounts ledger;
    private final Creditors creditors;
    private final Originators originators;

    BankAccountsController(
            BankAccounts banks,
            BankDetailsDesk details,
            Approvals approvals,
            Accounts ledger,
            Creditors creditors,
            Originators originators) {
        this.banks = banks;
        this.details = details;
        this.approvals = approvals;
        this.ledger = ledger;
        this.creditors = creditors;
        this.originators = originators;
    }

    @GetMapping
    String show(Caller caller, @RequestAttribute Shell shell, Model model) {
        caller.must(Permission.ADMINISTER);
        String currency =
                shell.company() == null ? "" : shell.company().currency().code();
        model.addAttribute(
                "page",
                new BankAccountsPage(
                        banks.list(caller.company()),
                        waiting(caller),
                        ledger.list(caller.company()),
                        currency,
                        creditors.get(caller.company()),
                        originators.byAccount(caller.company())));
        return "workbench/settings/bankaccounts";
    }

    /** Changes of the company's own accounts that a second person has not decided about. */
    private List<Approval> waiting(Caller caller) {
        var filter = new ApprovalFilter(ApprovalKind.BANK_DETAILS, ApprovalState.WAITING);
        return approvals.list(caller.company(), filter, 1, Page.SIZE).rows().stream()
                .filter(request -> request.asked().customer() == null)
                .toList();
    }

    @PostMapping
    View add(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String iban,
            @RequestParam(defaultValue = "") String bic,
            @RequestParam(defaultValue = "") String accountNumber,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String ledgerAccount,
            @RequestParam(defaultValue = "false") boolean preferred,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell) {
        caller.must(Permission.ADMINISTER);
        Answer said = details.add(
                caller,
                new BankAccount(
                        Ids.next(),
                        name,
                        iban(iban),
                        compact(bic),
                        compact(accountNumber),
                        Entered.currency(currency),
                        ledgerAccount,
                        preferred),
                reason);
        return answered(shell, said);
    }

    /** To the request where a second person has to agree. */
    private static View answered(Shell shell, Answer said) {
        return switch (said) {
            case Answer.Done _ -> SeeOther.page(shell, "/settings/bank-accounts");
            case Answer.Waits(ApprovalId request) -> SeeOther.page(shell, "/approvals/" + request);
        };
    }

    @PostMapping("/{id}/prefer")
    View prefer(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell) {
        return answered(shell, details.prefer(caller, id, reason));
    }

    /** What the bank agreed about NACHA files of an account. */
    @PostMapping("/{id}/ach")
    View setOriginator(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String routingNumber,
            @RequestParam(defaultValue = "") String originatingBank,
            @RequestParam(defaultValue = "") String identification,
            @RequestParam(defaultValue = "") String destination,
            @RequestParam(defaultValue = "") String destinationName,
            @RequestParam(defaultValue = "") String origin,
            @RequestParam(defaultValue = "false") boolean balanced,
            Caller caller,
            @RequestAttribute Shell shell) {
        caller.must(Permission.ADMINISTER);
        originators.set(
                caller,
                id,
                new Originator(
                        AchAccount.routing(routingNumber),
                        AchAccount.routing(originatingBank),
                        identification,
                        AchAccount.routing(destination),
                        destinationName,
                        origin,
                        balanced));
        return SeeOther.page(shell, "/settings/bank-accounts");
    }

    @PostMapping("/direct-debits")
    View setCreditor(
            @RequestParam(defaultValue = "") String identifier,
            @RequestParam int noticeDays,
            @RequestParam(defaultValue = "3") int mostReturns,
            Caller caller,
            @RequestAttribute Shell shell) {
        caller.must(Permission.ADMINISTER);
        creditors.set(caller, new Creditor(compact(identifier), noticeDays, mostReturns));
        return SeeOther.page(shell, "/settings/bank-accounts");
    }

    private static @Nullable String iban(String text) {
        if (text.isBlank()) {
            return null;
        }
        return Iban.parse(text)
                .map(Iban::value)
                .orElseThrow(() -> Refusal.invalid(
                        "IBAN_INVALID",
                        "This IBAN has a typing error: its check digits do not fit. Look it up again."));
    }

    private static @Nullable String compact(String text) {
        String compact = text.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        return compact.isEmpty() ? null : compact;
    }
}
