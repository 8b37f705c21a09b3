#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A canary on the local workspace by Microsoft's own Python client (Debian: python3-azure).

usage: azure_sdk_canary.py SERINCTL

Only the authentication policy is ours: the client's refuses to send a token over http. Exit code 77
when the client is not installed.
"""
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import unittest
import urllib.error
import urllib.request

# Where tests/run.sh puts it when it is not installed.
CLIENT = pathlib.Path(__file__).resolve().parents[2] / "build/azure-client"
sys.path.append(str(CLIENT / "usr/lib/python3/dist-packages"))

try:
    from azure.core.exceptions import HttpResponseError
    from azure.core.pipeline.policies import SansIOHTTPPolicy
    from azure.mgmt.machinelearningservices import MachineLearningServicesMgmtClient, models
    from azure.mgmt.monitor import MonitorManagementClient
except ImportError as reason:
    if CLIENT.exists():  # without a part that is used here
        raise
    print(f"SKIP: python3-azure is not there ({reason})")
    sys.exit(77)

SCRIPT = """import json, os
def init():
    global factor
    with open(os.path.join(os.environ["AZUREML_MODEL_DIR"], "factor.json")) as file:
        factor = json.load(file)
def run(data):
    return [factor * x for x in json.loads(data)["data"]]
"""


class LoopbackToken(SansIOHTTPPolicy):
    """Sends the local workspace's token, over http too."""

    def __init__(self, token):
        super().__init__()
        self._token = token

    def on_request(self, request):
        request.http_request.headers["Authorization"] = f"Bearer {self._token}"


class NoCredential:
    """The clients want one; the policy above signs the requests."""

    def get_token(self, *scopes, **options):
        raise AssertionError("the client must not ask for another token")


class Canary(unittest.TestCase):
    """Steps in the order of their names."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.root = pathlib.Path(cls.folder.name)
        cls.server = subprocess.Popen(
            [PROGRAM, "local", "serve", "--state-dir", str(cls.root / "state"), "--ends-with", str(os.getpid())],
            stdout=subprocess.PIPE, text=True)
        cls.connection = json.loads(cls.server.stdout.readline())
        token = pathlib.Path(cls.connection["tokenFile"]).read_text().strip()
        common = {"base_url": cls.connection["baseUrl"],
                  "authentication_policy": LoopbackToken(token)}
        cls.client = MachineLearningServicesMgmtClient(
            NoCredential(), cls.connection["subscriptionId"], **common)
        cls.monitor = MonitorManagementClient(
            NoCredential(), cls.connection["subscriptionId"], **common)
        cls.where = {"resource_group_name": cls.connection["resourceGroup"],
                     "workspace_name": cls.connection["workspace"]}
        for number, factor in ((1, 2), (2, 3)):
            model = cls.root / f"model-{number}"
            model.mkdir()
            (model / "factor.json").write_text(str(factor))
        (cls.root / "code").mkdir()
        (cls.root / "code" / "score.py").write_text(SCRIPT)

    @classmethod
    def tearDownClass(cls):
        cls.server.send_signal(signal.SIGTERM)
        cls.exit_code = cls.server.wait(timeout=10)
        cls.server.stdout.close()
        cls.client.close()
        cls.monitor.close()
        cls.folder.cleanup()
        assert cls.exit_code == 0, cls.exit_code

    def deployment(self, model):
        code = self.client.code_versions.create_or_update(
            name="code", version="1", **self.where, body=models.CodeVersion(
                properties=models.CodeVersionProperties(code_uri=(self.root / "code").as_uri())))
        version = self.client.model_versions.create_or_update(
            name=f"model-{model}", version="1", **self.where, body=models.ModelVersion(
                properties=models.ModelVersionProperties(
                    model_type="custom_model",
                    model_uri=(self.root / f"model-{model}" / "factor.json").as_uri())))
        return models.OnlineDeployment(
            location=self.location(), sku=models.Sku(name="Default", capacity=1),
            properties=models.ManagedOnlineDeployment(
                model=version.id, instance_type="Standard_F2s_v2",
                code_configuration=models.CodeConfiguration(
                    code_id=code.id, scoring_script="score.py")))

    def location(self):
        return self.client.workspaces.get(**self.where).location

    def put_endpoint(self, **properties):
        body = models.OnlineEndpoint(
            location=self.location(),
            properties=models.OnlineEndpointProperties(auth_mode="Key", **properties))
        return self.client.online_endpoints.begin_create_or_update(
            endpoint_name="canary", body=body, **self.where).result(timeout=30)

    def score(self, deployment=None):
        endpoint = self.client.online_endpoints.get(endpoint_name="canary", **self.where)
        keys = self.client.online_endpoints.list_keys(endpoint_name="canary", **self.where)
        headers = {"Authorization": f"Bearer {keys.primary_key}",
                   "Content-Type": "application/json"}
        if deployment:
            headers["azureml-model-deployment"] = deployment
        request = urllib.request.Request(endpoint.properties.scoring_uri,
                                         json.dumps({"data": [1, 2]}).encode(), headers)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer), answer.headers["azureml-model-deployment"]

    def test_1_create_endpoint(self):
        endpoint = self.put_endpoint()
        self.assertEqual(endpoint.properties.provisioning_state, "Succeeded")
        self.assertTrue(endpoint.properties.scoring_uri.startswith(self.connection["baseUrl"]))
        self.assertEqual([each.name for each in self.client.online_endpoints.list(**self.where)],
                         ["canary"])

    def test_2_blue(self):
        blue = self.client.online_deployments.begin_create_or_update(
            endpoint_name="canary", deployment_name="blue", body=self.deployment(1),
            **self.where).result(timeout=30)
        self.assertEqual(blue.properties.provisioning_state, "Succeeded")
        self.put_endpoint(traffic={"blue": 100})
        self.assertEqual(self.score(), ([2, 4], "blue"))

    def test_3_scale(self):
        body = models.PartialMinimalTrackedResourceWithSku(
            sku=models.PartialSku(name="Default", capacity=2))
        blue = self.client.online_deployments.begin_update(
            endpoint_name="canary", deployment_name="blue", body=body,
            **self.where).result(timeout=30)
        self.assertEqual(blue.sku.capacity, 2)

    def test_4_green(self):
        self.client.online_deployments.begin_create_or_update(
            endpoint_name="canary", deployment_name="green", body=self.deployment(2),
            **self.where).result(timeout=30)
        self.assertEqual(self.score("green"), ([3, 6], "green"))
        self.assertEqual(self.score(), ([2, 4], "blue"))
        names = [each.name for each in self.client.online_deployments.list(
            endpoint_name="canary", **self.where)]
        self.assertEqual(sorted(names), ["blue", "green"])

    def test_5_traffic(self):
        endpoint = self.put_endpoint(traffic={"blue": 90, "green": 10})
        self.assertEqual(endpoint.properties.traffic, {"blue": 90, "green": 10})
        served = [self.score()[1] for _ in range(100)]
        self.assertTrue(9 <= served.count("green") <= 11, served.count("green"))

    def test_6_refusals(self):
        with self.assertRaises(HttpResponseError) as refused:
            self.client.online_deployments.begin_delete(
                endpoint_name="canary", deployment_name="green", **self.where).result(timeout=30)
        self.assertEqual(refused.exception.status_code, 409)
        with self.assertRaises(HttpResponseError) as refused:
            self.put_endpoint(traffic={"blue": 90})
        self.assertEqual(refused.exception.status_code, 400)

    def test_7_logs_and_metrics(self):
        logs = self.client.online_deployments.get_logs(
            endpoint_name="canary", deployment_name="blue",
            body=models.DeploymentLogsRequest(tail=50), **self.where)
        self.assertIn("POST /score 200", logs.content)
        endpoint = self.client.online_endpoints.get(endpoint_name="canary", **self.where)
        names = [each.name.value for each in self.monitor.metric_definitions.list(endpoint.id)]
        self.assertIn("RequestsPerMinute", names)
        answer = self.monitor.metrics.list(endpoint.id, metricnames="RequestsPerMinute",
                                           aggregation="Average", interval="PT1M",
                                           filter="deployment eq '*'")
        self.assertEqual(answer.value[0].name.value, "RequestsPerMinute")

    def test_8_blue_goes(self):
        self.put_endpoint(traffic={"green": 100})
        self.client.online_deployments.begin_delete(
            endpoint_name="canary", deployment_name="blue", **self.where).result(timeout=30)
        self.assertEqual(self.score(), ([3, 6], "green"))
        with self.assertRaises(urllib.error.HTTPError) as unknown:
            self.score("blue")
        self.assertEqual(unknown.exception.code, 404)
        unknown.exception.close()

    def test_9_keys_and_end(self):
        before = self.client.online_endpoints.list_keys(endpoint_name="canary", **self.where)
        self.client.online_endpoints.begin_regenerate_keys(
            endpoint_name="canary", body=models.RegenerateEndpointKeysRequest(key_type="Primary"),
            **self.where).result(timeout=30)
        after = self.client.online_endpoints.list_keys(endpoint_name="canary", **self.where)
        self.assertNotEqual(before.primary_key, after.primary_key)
        self.assertEqual(before.secondary_key, after.secondary_key)
        self.client.online_endpoints.begin_delete(
            endpoint_name="canary", **self.where).result(timeout=30)
        self.assertEqual(list(self.client.online_endpoints.list(**self.where)), [])


if __name__ == "__main__":
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main()
