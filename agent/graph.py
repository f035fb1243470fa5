"""The agent as a graph: generate, ask, extract, build, test, time, record; then repair, optimise, or stop."""

from functools import wraps
from typing import Protocol

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph import START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.runtime import Runtime

from pareval_agent.agent import nodes, routing
from pareval_agent.agent.deps import Deps
from pareval_agent.agent.events import NodeStarted
from pareval_agent.agent.state import AgentState

AgentGraph = CompiledStateGraph[AgentState, Deps, AgentState, AgentState]


class Node(Protocol):
    """A function of `nodes`."""

    __name__: str

    def __call__(self, state: AgentState, runtime: Runtime[Deps]) -> AgentState:
        """Do the node's work."""


_NODES: tuple[Node, ...] = (
    nodes.generate,
    nodes.ask,
    nodes.extract,
    nodes.build,
    nodes.test,
    nodes.time,
    nodes.record,
    nodes.repair,
    nodes.optimise,
)


def compile_graph(checkpoints: BaseCheckpointSaver[str] | None = None) -> AgentGraph:
    """The graph, ready to run; with `checkpoints` a run that was cut off can be continued."""
    graph = StateGraph(AgentState, context_schema=Deps)
    for node in _NODES:
        graph.add_node(node.__name__, _observed(node))
    graph.add_edge(START, "generate")
    for step in ("generate", "repair", "optimise"):
        graph.add_edge(step, "ask")
    graph.add_conditional_edges("ask", routing.after_ask)
    graph.add_conditional_edges("extract", routing.after_extract)
    graph.add_conditional_edges("build", routing.after_build)
    graph.add_conditional_edges("test", routing.after_test)
    graph.add_edge("time", "record")
    graph.add_conditional_edges("record", routing.after_record)
    return graph.compile(checkpointer=checkpoints)


def _observed(node: Node) -> Node:
    """Tell that the node begins, and add its wall time to the sample's."""

    @wraps(node)
    def observed(state: AgentState, runtime: Runtime[Deps]) -> AgentState:
        deps = runtime.context
        deps.tell(NodeStarted(node.__name__, len(state["attempts"]) + 1))
        start_s = deps.clock()
        return {**node(state, runtime), "elapsed_s": deps.clock() - start_s}

    return observed
