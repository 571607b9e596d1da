package org.tallystick.workbench.settings;

import java.util.UUID;
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
import org.tallystick.access.ApiKeys;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.access.Role;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** Keys for programs. A new one is shown once: it travels in the session, never in a stored answer. */
@Controller
@RequestMapping("/c/{code}/settings/api-keys")
class KeysController {
    private final ApiKeys keys;
    private final KeyDesk desk;

    KeysController(ApiKeys keys, KeyDesk desk) {
        this.keys = keys;
        this.desk = desk;
    }

    @GetMapping
    String show(Caller caller, Model model) {
        caller.must(Permission.ADMINISTER);
        model.addAttribute("page", new KeysPage(keys.list(caller.company())));
        return "workbench/settings/keys";
    }

    @PostMapping
    View create(
            @RequestParam(defaultValue = "") String name,
            @RequestParam Role role,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        answer.addFlashAttribute("key", desk.create(caller, name, role));
        return SeeOther.page(shell, "/settings/api-keys");
    }

    @PostMapping("/{id}/revoke")
    View revoke(@PathVariable UUID id, Caller caller, @RequestAttribute Shell shell) {
        desk.revoke(caller, id);
        return SeeOther.page(shell, "/settings/api-keys");
    }
}
