"""What is deployed: the template as SAM expands it, the package's own code, the locks."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from cfnlint.decode import decode
from samtranslator.translator.transform import transform

ROOT = Path(__file__).resolve().parents[2]
LAMBDA = ROOT / "lambda"
SKILL_ID = "amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef"
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)(?:\[[a-z0-9,-]+\])?==(?P<version>[^\s;]+)", re.MULTILINE)
LOCKS = ["lambda/requirements.txt", *(f"requirements/{kind}.txt" for kind in ("web", "dev", "sam"))]


class _ManagedPolicies:
    """The one AWS policy that SAM's translator looks up by name; it would ask the account."""

    def load(self) -> dict[str, str]:
        name = "AWSLambdaBasicExecutionRole"
        return {name: f"arn:aws:iam::aws:policy/service-role/{name}"}


@pytest.fixture
def stack(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Give the resources that CloudFormation would see for one skill in Ireland."""
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    template, problems = decode(str(LAMBDA / "template.yaml"))
    assert problems == []
    plain = json.loads(json.dumps(template))
    # `sam package` puts the uploaded code's address here.
    plain["Resources"]["TogetherTimeFunction"]["Properties"]["CodeUri"] = "s3://bucket/package"
    expanded = transform(plain, {"SkillId": SKILL_ID}, _ManagedPolicies())
    resources: dict[str, Any] = expanded["Resources"]
    return resources


def only(stack: dict[str, Any], kind: str) -> dict[str, Any]:
    """Give the one resource of this kind; more than one, or none, is a fault of the template."""
    (found,) = (item for item in stack.values() if item["Type"] == kind)
    return dict(found)


def test_the_function_is_small_quick_and_starts_from_a_snapshot(stack: dict[str, Any]) -> None:
    function = only(stack, "AWS::Lambda::Function")["Properties"]
    assert function["Runtime"] == "python3.13"
    assert function["Architectures"] == ["arm64"]
    assert function["Handler"] == "lambda_function.lambda_handler"
    assert function["SnapStart"] == {"ApplyOn": "PublishedVersions"}
    assert function["Timeout"] == 8
    assert function["LoggingConfig"]["LogFormat"] == "JSON"
    assert only(stack, "AWS::Logs::LogGroup")["Properties"]["RetentionInDays"] == 30


def test_the_function_is_told_its_table_and_its_skill_and_no_other_endpoint(
    stack: dict[str, Any],
) -> None:
    function = only(stack, "AWS::Lambda::Function")["Properties"]
    assert function["Environment"]["Variables"] == {
        "TABLE_NAME": {"Ref": "Table"},
        "SKILL_ID": {"Ref": "SkillId"},
    }


def test_only_this_skill_may_call_and_only_the_alias(stack: dict[str, Any]) -> None:
    permission = only(stack, "AWS::Lambda::Permission")["Properties"]
    alias = only(stack, "AWS::Lambda::Alias")["Properties"]
    assert permission["Principal"] == "alexa-appkit.amazon.com"
    assert permission["EventSourceToken"] == {"Ref": "SkillId"}
    assert permission["FunctionName"] == {"Ref": "TogetherTimeFunctionAliaslive"}
    assert alias["Name"] == "live"


def test_the_function_may_do_what_the_store_does_on_its_own_table(stack: dict[str, Any]) -> None:
    role = only(stack, "AWS::IAM::Role")["Properties"]
    (policy,) = role["Policies"]
    (statement,) = policy["PolicyDocument"]["Statement"]
    assert statement["Effect"] == "Allow"
    assert statement["Resource"] == {"Fn::GetAtt": ["Table", "Arn"]}
    assert {action.removeprefix("dynamodb:") for action in statement["Action"]} == {
        *("BatchGetItem", "BatchWriteItem", "ConditionCheckItem", "DeleteItem"),
        *("GetItem", "PutItem", "Query", "UpdateItem"),
    }
    assert [arn.rsplit("/")[-1] for arn in role["ManagedPolicyArns"]] == [
        "AWSLambdaBasicExecutionRole"
    ]


def test_the_table_keeps_what_it_should_and_forgets_what_it_should(stack: dict[str, Any]) -> None:
    table = only(stack, "AWS::DynamoDB::Table")
    assert table["DeletionPolicy"] == table["UpdateReplacePolicy"] == "Retain"
    about = table["Properties"]
    assert about["BillingMode"] == "PAY_PER_REQUEST"
    assert [(key["AttributeName"], key["KeyType"]) for key in about["KeySchema"]] == [
        ("pk", "HASH"),
        ("sk", "RANGE"),
    ]
    assert {item["AttributeType"] for item in about["AttributeDefinitions"]} == {"S"}
    assert about["TimeToLiveSpecification"] == {"AttributeName": "expires", "Enabled": True}
    assert about["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert about["SSESpecification"] == {"SSEEnabled": True}


def test_the_package_has_the_skill_and_nothing_that_stays_at_home(tmp_path: Path) -> None:
    subprocess.run(  # `make` is what builds the package
        ["make", "--silent", "-C", LAMBDA, "code", f"ARTIFACTS_DIR={tmp_path}"],
        check=True,
        stdin=subprocess.DEVNULL,
    )
    shipped = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")}
    assert {path.split("/")[0] for path in shipped} == {"lambda_function.py", "skill"}
    source = {
        path.relative_to(ROOT).as_posix()
        for path in ROOT.glob("skill/**/*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    at_home = {path for path in source if path.startswith("skill/web/")}
    assert {path for path in shipped if (tmp_path / path).is_file()} == {
        "lambda_function.py",
        *(source - at_home),
    }


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_every_package_with_its_hash_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    wanted = re.findall(r"^[^\s#].*", text, re.MULTILINE)
    assert len(PIN.findall(text)) == len(wanted) > 0
    assert all(line.endswith("\\") for line in wanted), "a package without a hash"
    assert not re.search(r"://|--(extra-)?index", text)


@pytest.mark.parametrize("lock", ["requirements/web.txt", "requirements/dev.txt"])
def test_what_ships_is_what_is_tested(lock: str) -> None:
    shipped = dict(PIN.findall((LAMBDA / "requirements.txt").read_text("utf-8")))
    tested = dict(PIN.findall((ROOT / lock).read_text("utf-8")))
    assert {name: tested[name] for name in shipped if name in tested} == {
        name: version for name, version in shipped.items() if name in tested
    }
    assert lock.endswith("web.txt") or shipped.keys() <= tested.keys()
