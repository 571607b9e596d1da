package org.tallystick.lib.collections;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which state may follow which. A state that is not named leads nowhere: it is an end. */
public final class Transitions<S extends Enum<S>> {
    private final Class<S> states;
    private final Map<S, Set<S>> followers;

    /** @param followers of each state that is not an end */
    public Transitions(Class<S> states, Map<S, Set<S>> followers) {
        this.states = states;
        this.followers = new EnumMap<>(states);
        followers.forEach(
                (state, next) -> this.followers.put(state, Collections.unmodifiableSet(EnumSet.copyOf(next))));
    }

    /** The states that may follow a state, in the order they are declared in. */
    public Set<S> allowed(S state) {
        return followers.getOrDefault(state, Set.of());
    }

    public boolean isEnd(S state) {
        return allowed(state).isEmpty();
    }

    /**
     * The shortest way from a state to another, that one included and the first not: a promise that was not looked at for a
     * week goes from pending to kept late by being broken. Empty when there is no way, or nowhere to go.
     */
    public List<S> way(S from, S to) {
        Map<S, S> cameFrom = new EnumMap<>(states);
        Deque<S> reached = new ArrayDeque<>(List.of(from));
        while (!reached.isEmpty() && !cameFrom.containsKey(to)) {
            S state = reached.remove();
            for (S next : allowed(state)) {
                if (cameFrom.putIfAbsent(next, state) == null) {
                    reached.add(next);
                }
            }
        }
        List<S> way = new ArrayList<>();
        for (S state = to; state != from && cameFrom.containsKey(state); state = cameFrom.get(state)) {
            way.add(state);
        }
        return way.reversed();
    }
}
