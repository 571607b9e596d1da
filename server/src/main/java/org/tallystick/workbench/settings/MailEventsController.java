package org.tallystick.workbench.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.delivery.HookShape;
import org.tallystick.delivery.MailHooks;
import org.tallystick.platform.Companies;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** Which providers of mail report what becomes of mails, and by which key they are known. */
@Controller
@RequestMapping("/c/{code}/settings/mail-events")
class MailEventsController {
    private final MailHooks hooks;
    private final Companies companies;
    private final @Nullable String url;

    MailEventsController(
            MailHooks hooks, Companies companies, @Value("${tallystick.url:#{null}}") @Nullable String url) {
        this.hooks = hooks;
        this.companies = companies;
        this.url = url;
    }

    @GetMapping
    String show(Caller caller, Model model) {
        caller.must(Permission.ADMINISTER);
        String address = (url == null
                        ? ServletUriComponentsBuilder.fromCurrentContextPath()
                                .build()
                                .toUriString()
                        : url)
                + "/hooks/" + companies.get(caller.company()).code() + "/mail/";
        model.addAttribute("page", new MailEventsPage(address, hooks.of(caller.company())));
        return "workbench/settings/mailevents";
    }

    /** A key made by us is shown once: it travels in the session, never in a stored answer. */
    @PostMapping
    View set(
            @RequestParam HookShape shape,
            @RequestParam(defaultValue = "") String key,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.ADMINISTER);
        String kept = hooks.set(caller, shape, key);
        if (key.isBlank()) {
            answer.addFlashAttribute("key", kept);
        } else {
            answer.addFlashAttribute("notice", "Saved; messages of " + shape.title() + " are taken from now on.");
        }
        return SeeOther.page(shell, "/settings/mail-events");
    }

    @PostMapping("/remove")
    View remove(
            @RequestParam HookShape shape, Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer) {
        caller.must(Permission.ADMINISTER);
        hooks.remove(caller, shape);
        answer.addFlashAttribute("notice", "Messages of " + shape.title() + " are refused from now on.");
        return SeeOther.page(shell, "/settings/mail-events");
    }
}
