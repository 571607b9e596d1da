package org.tallystick.workbench.settings;

import java.util.Set;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.CustomerKind;
import org.tallystick.onboarding.Checklists;
import org.tallystick.onboarding.Wording;
import org.tallystick.onboarding.Wordings;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** What new customers have to bring, and the words in which they accept to pay. */
@Controller
@RequestMapping("/c/{code}/settings/onboarding")
class OnboardingSettingsController {
    private final Checklists checklists;
    private final Wordings wordings;

    OnboardingSettingsController(Checklists checklists, Wordings wordings) {
        this.checklists = checklists;
        this.wordings = wordings;
    }

    @GetMapping
    String show(Caller caller, Model model) {
        caller.must(Permission.ADMINISTER);
        model.addAttribute(
                "page",
                new OnboardingSettingsPage(
                        checklists.of(caller.company()),
                        Wording.LANGUAGES.stream()
                                .map(language -> wordings.of(caller.company(), language))
                                .toList()));
        return "workbench/settings/onboarding";
    }

    @PostMapping("/items")
    View add(
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") Set<CustomerKind> requiredOf,
            @RequestParam(required = false) @Nullable String months,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        checklists.add(caller, title, requiredOf, number(months));
        answer.addFlashAttribute("notice", "The item is on the checklist.");
        return SeeOther.page(shell, "/settings/onboarding");
    }

    @PostMapping("/items/{item}")
    View set(
            @PathVariable String item,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") Set<CustomerKind> requiredOf,
            @RequestParam(required = false) @Nullable String months,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        checklists.set(caller, item, version, requiredOf, number(months));
        answer.addFlashAttribute(
                "notice", "Saved. It holds for customers who are being onboarded; the others stay active.");
        return SeeOther.page(shell, "/settings/onboarding");
    }

    @PostMapping("/wordings")
    View word(
            @RequestParam(defaultValue = "en") String language,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String text,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        wordings.set(caller, language, version, text);
        answer.addFlashAttribute("notice", "The new wording is offered from now on. What was signed keeps its own.");
        return SeeOther.page(shell, "/settings/onboarding");
    }

    private static @Nullable Integer number(@Nullable String field) {
        String text = Entered.text(field);
        try {
            return text == null ? null : Entered.number("months", text).intValueExact();
        } catch (ArithmeticException e) {
            throw Refusal.invalid("MONTHS_INVALID", "Write whole months, or leave it empty: without end.");
        }
    }
}
