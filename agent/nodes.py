"""The nodes of the graph, in the order of a sample's life. Each returns the channels that it changes."""

from collections.abc import Sequence

from langgraph.runtime import Runtime

from pareval_agent.agent import conversation, detail
from pareval_agent.agent.attempt import Attempt, Seconds, Step
from pareval_agent.agent.best import best_attempt
from pareval_agent.agent.deps import Deps
from pareval_agent.agent.events import AttemptRecorded, TextStreamed
from pareval_agent.agent.extract import extract as extract_function
from pareval_agent.agent.feedback import feedback_on
from pareval_agent.agent.limits import fails_unseen_cases_only, room_for_answer, stop_reason
from pareval_agent.agent.model import Completion, Message
from pareval_agent.agent.seeds import case_seeds
from pareval_agent.agent.spending import spent_so_far
from pareval_agent.agent.state import AgentState, Draft, Exchange
from pareval_agent.agent.usage import reserve
from pareval_agent.prompts import render
from pareval_agent.tools.errors import UserError
from pareval_agent.tools.parallelism import missing_parallelism
from pareval_agent.tools.verdict import Verdict


def generate(state: AgentState, runtime: Runtime[Deps]) -> AgentState:
    """Ask anew, without a word of earlier attempts."""
    return _asking("generate", conversation.first(state["task"], runtime.context.prompt))


def repair(state: AgentState, runtime: Runtime[Deps]) -> AgentState:
    """Show the last candidate and what is wrong with it."""
    return _asking("repair", conversation.repair(state["task"], runtime.context.prompt, state["attempts"][-1]))


def optimise(state: AgentState, runtime: Runtime[Deps]) -> AgentState:
    """Show the best candidate and how fast it is."""
    return _asking("optimise", conversation.optimise(state["task"], runtime.context.prompt, state["attempts"]))


def ask(state: AgentState, runtime: Runtime[Deps]) -> AgentState:
    """Call the model, if the budget allows it. What the call may cost is on disk before it is made."""
    ...
