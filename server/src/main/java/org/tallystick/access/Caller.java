package org.tallystick.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Who acts for which company, and what they may do there: the first parameter of every command. */
public record Caller(CompanyId company, Actor actor, Set<Permission> permissions) {
    public Caller {
        permissions = Set.copyOf(permissions);
    }

    /** Somebody at the machine itself, who may do everything. */
    public static Caller commandLine(CompanyId company) {
        return new Caller(company, Actor.COMMAND_LINE, EnumSet.allOf(Permission.class));
    }

    /** Tallystick on a schedule. */
    public static Caller system(CompanyId company) {
        return new Caller(company, Actor.SYSTEM, EnumSet.allOf(Permission.class));
    }

    /** Work in the background for whoever started it; what they may do was asked when they did. */
    public static Caller onBehalfOf(CompanyId company, String reference) {
        return new Caller(company, Actor.parse(reference), EnumSet.allOf(Permission.class));
    }

    /** The same caller, carrying out a step that a permitted command includes. */
    public Caller including(Permission permission) {
        Set<Permission> more = EnumSet.of(permission);
        more.addAll(permissions);
        return new Caller(company, actor, more);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** Ends the request unless the caller's roles allow it; says which roles do. */
    public void must(Permission permission) {
        if (!may(permission)) {
            throw Refusal.forbidden("Your role does not allow this; it takes one of: " + rolesWith(permission) + ".");
        }
    }

    private static String rolesWith(Permission permission) {
        return String.join(
                ", ",
                Arrays.stream(Role.values())
                        .filter(role -> role.permissions().contains(permission))
                        .map(Role::title)
                        .toList());
    }
}
