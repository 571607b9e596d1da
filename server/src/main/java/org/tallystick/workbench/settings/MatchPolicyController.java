package org.tallystick.workbench.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.cashapp.MatchPolicies;
import org.tallystick.cashapp.PolicyVersion;
import org.tallystick.payments.BankAccounts;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.workbench.ActorNames;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** What the company has decided about matching: differences, limits and windows, by version. */
@Controller
@RequestMapping("/c/{code}/settings/matching")
class MatchPolicyController {
    private final MatchPolicies policies;
    private final BankAccounts accounts;
    private final Companies companies;
    private final ActorNames names;

    MatchPolicyController(MatchPolicies policies, BankAccounts accounts, Companies companies, ActorNames names) {
        this.policies = policies;
        this.accounts = accounts;
        this.companies = companies;
        this.names = names;
    }

    @GetMapping
    String show(Caller caller, Model model) {
        caller.must(Permission.ADMINISTER);
        CompanyId company = caller.company();
        PolicyVersion current = policies.current(company);
        List<PolicyVersion> history = policies.history(company);
        Map<String, String> people = new HashMap<>();
        for (PolicyVersion version : history) {
            if (version.recordedBy() != null) {
                people.computeIfAbsent(version.recordedBy(), names::of);
            }
        }
        model.addAttribute("page", new MatchPolicyPage(current, currencies(company, current), history, people));
        return "workbench/settings/matching";
    }

    /** Those of the company, of its bank accounts, and those that the policy says something about. */
    private Set<String> currencies(CompanyId company, PolicyVersion current) {
        Set<String> currencies = new TreeSet<>(current.currencies());
        currencies.add(companies.get(company).currency().code());
        accounts.list(company)
                .forEach(account -> currencies.add(account.currency().code()));
        return currencies;
    }

    @PostMapping
    View set(
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") List<String> currency,
            @RequestParam Map<String, String> fields,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.ADMINISTER);
        PolicyVersion made = policies.set(caller, version, MatchPolicyForm.read(currency, fields));
        answer.addFlashAttribute(
                "notice", "Saved as version " + made.version() + "; payments matched from now on follow it.");
        return SeeOther.page(shell, "/settings/matching");
    }
}
